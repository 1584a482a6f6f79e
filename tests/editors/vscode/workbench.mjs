// A real VS Code: its server, the packaged extension in it, and its windows in a headless browser.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
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
  #server;
  #browser;
  #address;
  #log;

  /** Installs the extension into a fresh VS Code, and starts that with `folders` first on its PATH. */
  static async start({ extension, binary, log }) {
    const workbench = new Workbench();
    workbench.#log = createWriteStream(log);
    process.once('exit', () => workbench.#end());
    workbench.set({});
    workbench.#install(extension);
    await Promise.all([workbench.#serve(binary), workbench.#browse()]);
    return workbench;
  }

  /** Changes the user's settings; open windows follow. */
  set(changes) {
    const folder = path.join(this.#root, 'data/data/User');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ ...settings, ...changes }));
  }

  /** A folder of its own with a copy of the example article. */
  folder(name) {
    const folder = path.join(this.#root, name);
    mkdirSync(folder);
    cpSync(article, path.join(folder, path.basename(article)));
    return folder;
  }

  /** Opens a folder in a window of the browser; `payload` says in VS Code's terms what else to open. */
  async window(folder, payload, look = {}) {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 800 }, ...look });
    const page = await context.newPage();
    page.on('console', (message) => this.#log.write(`${message.text()}\n`));
    const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
    return { page, open: () => page.goto(`http://${this.#address}/?${query}`) };
  }

  /** The name by which a window knows a file of this machine. */
  uri(file) {
    return `vscode-remote://${this.#address}${file}`;
  }

  async stop() {
    await this.#browser?.close();
    this.#end();
  }

  #arguments(...more) {
    const data = ['--server-data-dir', path.join(this.#root, 'data'), '--extensions-dir', path.join(this.#root, 'extensions')];
    return ['out/server-main.js', '--accept-server-license-terms', '--telemetry-level', 'off', ...data, ...more];
  }

  #install(extension) {
    const options = { cwd: program, stdio: ['ignore', 'ignore', 'inherit'] };
    execFileSync(process.execPath, this.#arguments('--install-extension', extension), options);
  }

  #serve(binary) {
    const where = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--enable-smoke-test-driver'];
    this.#server = spawn(process.execPath, this.#arguments(...where), {
      cwd: program,
      detached: true,
      env: { ...process.env, EXTENSIONS_GALLERY: '{}', PATH: `${path.dirname(binary)}:${process.env.PATH}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#server.stderr.pipe(this.#log, { end: false });
    return new Promise((started, failed) => {
      this.#server.once('exit', (status) => failed(new Error(`VS Code's server ended with status ${status}`)));
      createInterface(this.#server.stdout).on('line', (line) => {
        this.#log.write(`${line}\n`);
        const port = /listening on (\d+)/.exec(line)?.[1];
        if (port) started((this.#address = `127.0.0.1:${port}`));
      });
    });
  }

  async #browse() {
    this.#browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: browserOptions });
  }

  #end() {
    if (this.#server?.exitCode === null) process.kill(-this.#server.pid, 'SIGTERM');
    this.#server = undefined;
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
