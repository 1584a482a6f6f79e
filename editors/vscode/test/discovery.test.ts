import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Discovery, discover, type Surroundings } from '../src/discovery';

const BUNDLED = '/extension/server/standfirst';

/** What is found on a machine where these programs can be run. */
function found(programs: string[], around: Partial<Surroundings> = {}): Discovery {
  return discover({
    setting: '',
    searchPath: '/usr/local/bin:/usr/bin',
    bundled: BUNDLED,
    home: '/home/joan',
    workspaceFolder: '/desk/paper',
    platform: 'linux',
    canRun: (file) => programs.includes(file),
    ...around,
  });
}

function command(discovery: Discovery): string | undefined {
  return discovery.found ? discovery.command : undefined;
}

test('the setting comes before the PATH, the PATH before the extension', () => {
  const all = ['/opt/standfirst', '/usr/bin/standfirst', BUNDLED];
  assert.deepEqual(found(all, { setting: '/opt/standfirst' }), {
    found: true,
    command: '/opt/standfirst',
    origin: 'setting',
  });
  assert.deepEqual(found(all), { found: true, command: '/usr/bin/standfirst', origin: 'PATH' });
  assert.deepEqual(found([BUNDLED]), { found: true, command: BUNDLED, origin: 'extension' });
});

test('the first folder of the PATH wins', () => {
  const both = ['/usr/bin/standfirst', '/usr/local/bin/standfirst'];
  assert.equal(command(found(both)), '/usr/local/bin/standfirst');
});

test('empty and relative folders of the PATH are not searched', () => {
  const here = ['standfirst', 'bin/standfirst', '/standfirst'];
  assert.equal(found(here, { searchPath: ':bin:.:' }).found, false);
});

test('the setting may start at the home folder or in the workspace', () => {
  const places: [string, string][] = [
    ['~/bin/standfirst', '/home/joan/bin/standfirst'],
    ['${workspaceFolder}/tools/standfirst', '/desk/paper/tools/standfirst'],
    ['tools/standfirst', '/desk/paper/tools/standfirst'],
    ['  /opt/standfirst ', '/opt/standfirst'],
    ['/opt/~joan/standfirst', '/opt/~joan/standfirst'],
  ];
  for (const [setting, place] of places) {
    assert.equal(command(found([place], { setting })), place, setting);
  }
});

test('a folder whose name looks like a replacement pattern is itself', () => {
  const setting = '${workspaceFolder}/standfirst';
  assert.equal(
    command(found(['/a$&b/standfirst'], { setting, workspaceFolder: '/a$&b' })),
    '/a$&b/standfirst',
  );
});

test('a setting that leads nowhere is told, not passed over', () => {
  const outcome = found(['/usr/bin/standfirst'], { setting: '~/gone' });
  assert.deepEqual(outcome, {
    found: false,
    reason: '“/home/joan/gone” (standfirst.server.path) is no program.',
  });
});

test('where there is none, the reason names the program and the places', () => {
  assert.deepEqual(found([]), {
    found: false,
    reason: 'There is no “standfirst” on the PATH, and none inside this extension.',
  });
});

test('Windows has its own names and separators', () => {
  const windows = {
    platform: 'win32',
    searchPath: 'C:\\Windows;C:\\Tools',
    home: 'C:\\Users\\joan',
  } as const;
  assert.equal(command(found(['C:\\Tools\\standfirst.exe'], windows)), 'C:\\Tools\\standfirst.exe');
  assert.equal(
    command(found(['C:\\Users\\joan\\bin\\s.exe'], { ...windows, setting: '~\\bin\\s.exe' })),
    'C:\\Users\\joan\\bin\\s.exe',
  );
});
