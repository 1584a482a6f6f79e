// Where the server is: the setting, then the PATH, then the copy inside the extension. Pure: what
// the machine looks like is passed in, so that every case can be tested.

import * as path from 'node:path';

/** All that the search depends on. */
export interface Surroundings {
  /** The setting `standfirst.server.path`, as it is written. */
  setting: string;
  /** The environment variable PATH. */
  searchPath: string;
  /** Where a copy of the server lies in the extension, if there is one. */
  bundled: string;
  home: string;
  workspaceFolder: string | undefined;
  platform: NodeJS.Platform;
  /** Whether a path names a file that can be run. */
  canRun: (file: string) => boolean;
}

export type Discovery =
  | { found: true; command: string; origin: 'setting' | 'PATH' | 'extension' }
  | { found: false; reason: string };

/** The program to run, or why there is none. A setting that leads nowhere is never passed over:
 * whoever wrote it means that program and no other. */
export function discover(around: Surroundings): Discovery {
  const setting = around.setting.trim();
  if (setting !== '') {
    const command = expand(setting, around);
    return around.canRun(command)
      ? { found: true, command, origin: 'setting' }
      : { found: false, reason: `“${command}” (standfirst.server.path) is no program.` };
  }
  const onPath = searchPath(around);
  if (onPath !== undefined) {
    return { found: true, command: onPath, origin: 'PATH' };
  }
  if (around.canRun(around.bundled)) {
    return { found: true, command: around.bundled, origin: 'extension' };
  }
  return {
    found: false,
    reason: `There is no “${programName(around.platform)}” on the PATH, and none inside this extension.`,
  };
}

const WORKSPACE_FOLDER = '${workspaceFolder}';

/** What the program is called on a platform. */
export function programName(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'standfirst.exe' : 'standfirst';
}

/** Expands a leading `~` and `${workspaceFolder}`; a relative path starts at the workspace. */
function expand(setting: string, around: Surroundings): string {
  const on = flavour(around.platform);
  const folder = around.workspaceFolder ?? '';
  const named = setting.replaceAll(WORKSPACE_FOLDER, () => folder);
  if (named === '~' || /^~[/\\]/.test(named)) {
    return on.join(around.home, named.slice(1));
  }
  return on.isAbsolute(named) ? named : on.join(folder, named);
}

function searchPath(around: Surroundings): string | undefined {
  const on = flavour(around.platform);
  return around.searchPath
    .split(on.delimiter)
    .filter((folder) => on.isAbsolute(folder))
    .map((folder) => on.join(folder, programName(around.platform)))
    .find(around.canRun);
}

function flavour(platform: NodeJS.Platform): path.PlatformPath {
  return platform === 'win32' ? path.win32 : path.posix;
}
