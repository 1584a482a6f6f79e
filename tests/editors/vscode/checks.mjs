// The lines that a test prints, and which of them failed.

export const failures = [];

/** Prints whether something holds; gives whether it does. */
export async function check(what, holds) {
  try {
    await holds();
    console.log(`ok   ${what}`);
    return true;
  } catch (error) {
    failures.push(what);
    console.log(`FAIL ${what}: ${error.stack ?? error}`);
    return false;
  }
}
