// A real VS Code: its server, the packaged extension in it, and its windows in a headless browser.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '../../../target/editors/playwright/index.mjs';
import { article, repository } from './expected.cjs';

const program = path.join(repository, 'target/editors/vscode');

// A bare window: what the tests do not look at is switched off, for their speed and for their pictures.
const settings = {
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.hover.delay': 100,
  'editor.hover.above': false,
  'files.autoSave': 'off',
};

const browserOptions = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export class Workbench {
  #root = mkdtempSync(path.join(tmpdir(), 'standfirst-vscode-'));
  #log;
  #server;
  #browser;
  #address;

  constructor(log) {
    this.#log = createWriteStream(log);
    process.once('exit', () => this.#clear());
    const user = path.join(this.#root, 'data/data/User');
    mkdirSync(user, { recursive: true });
    writeFileSync(path.join(user, 'settings.json'), JSON.stringify(settings));
  }

  /** Installs the packaged extension, and starts VS Code. */
  async start(extension) {
    const [status] = await once(this.#run('--install-extension', extension), 'exit');
    if (status !== 0) throw new Error(`VS Code did not take the extension: status ${status}`);
    [this.#browser] = await Promise.all([
      chromium.launch({ executablePath: process.env.CHROMIUM, args: browserOptions }),
      this.#serve(),
    ]);
  }

  /** A folder of its own with a copy of the example article in it. */
  folder(name) {
    const folder = path.join(this.#root, name);
    mkdirSync(folder);
    cpSync(article, path.join(folder, path.basename(article)));
    return folder;
  }

  /** An empty page of the browser, to be led to an address of this VS Code. */
  async page(look) {
    const context = await this.#browser.newContext(look);
    const page = await context.newPage();
    page.on('console', (message) => this.#log.write(`${message.text()}\n`));
    return page;
  }

  /** The address of a window on a folder; `more` says in VS Code's terms what else is to be opened. */
  window(folder, more) {
    return `http://${this.#address}/?${new URLSearchParams({ folder, payload: JSON.stringify(more) })}`;
  }

  /** The name by which a window knows a file of this machine. */
  uri(file) {
    return `vscode-remote://${this.#address}${file}`;
  }

  /** Ends all that was started, and waits for its end. */
  async stop() {
    await this.#browser?.close();
    if (!this.#lives()) return;
    process.kill(-this.#server.pid, 'SIGTERM');
    for (const end = Date.now() + 15_000; this.#lives(); await pause(50)) {
      if (Date.now() > end) throw new Error('one does not end');
    }
  }

  async #serve() {
    const where = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token'];
    this.#server = this.#run(...where, '--enable-smoke-test-driver');
    const ended = once(this.#server, 'exit').then(([status]) => {
      throw new Error(`VS Code's server ended with status ${status}`);
    });
    const listening = new Promise((started) => {
      createInterface(this.#server.stdout).on('line', (line) => {
        const port = /listening on (\d+)/.exec(line)?.[1];
        if (port) started(`127.0.0.1:${port}`);
      });
    });
    this.#address = await Promise.race([listening, ended]);
    ended.catch(() => {}); // from here on its end is ours to bring about
  }

  /** Starts VS Code's server program as the leader of a group of processes. */
  #run(...what) {
    const { PATH, ...environment } = process.env;
    // Where a `standfirst` is on the PATH the extension would take that one, not the one that it brings.
    const folders = PATH.split(':').filter((folder) => !existsSync(path.join(folder, 'standfirst')));
    const data = ['--server-data-dir', path.join(this.#root, 'data'), '--extensions-dir', path.join(this.#root, 'extensions')];
    const common = ['--accept-server-license-terms', '--telemetry-level', 'off', ...data];
    const child = spawn(process.execPath, ['out/server-main.js', ...common, ...what], {
      cwd: program,
      detached: true,
      env: { ...environment, PATH: folders.join(':'), EXTENSIONS_GALLERY: '{}' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(this.#log, { end: false });
    child.stderr.pipe(this.#log, { end: false });
    return child;
  }

  /** Whether a process of the server's group is left. */
  #lives() {
    try {
      return this.#server !== undefined && process.kill(-this.#server.pid, 0);
    } catch {
      return false;
    }
  }

  #clear() {
    if (this.#lives()) process.kill(-this.#server.pid, 'SIGKILL');
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
