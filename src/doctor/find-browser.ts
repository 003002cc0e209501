/** An installed Chrome, Edge or Chromium on this machine. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What is asked of the machine. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  isProgram(path: string): boolean;
  /** Where the library that drives the browser keeps one of its own, once that is installed. */
  ownBuild: string;
}

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // Not there, which is what was asked.
  }
};

/** This machine. */
export const thisMachine = (ownBuild: string): Machine => ({
  platform: process.platform,
  env: process.env,
  isProgram,
  ownBuild,
});

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'chrome'];
const APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PATHS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/** Where installers put it. */
function usualPaths({ platform, env }: Machine): string[] {
  if (platform === 'darwin') return APPLICATIONS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return WINDOWS_PATHS.flatMap((path) => folders.flatMap((folder) => (folder ? `${folder}\\${path}` : [])));
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin', '/opt/google/chrome'];
  return NAMES.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
}

/** The program's path; a sentence with the command that gets one where there is none. */
export function findBrowser(wanted: string | undefined, machine: Machine): { path: string } | { problem: string } {
  if (wanted !== undefined)
    return machine.isProgram(wanted)
      ? { path: wanted }
      : {
          problem: `${wanted} is no program here: --browser and CHROME_PATH name a Chrome, Edge or Chromium.`,
        };
  const path = [machine.ownBuild, ...usualPaths(machine)].find(machine.isProgram);
  if (path !== undefined) return { path };
  return {
    problem:
      'there is no Chrome, Edge or Chromium on this machine: npx playwright-core install --with-deps chromium gets ' +
      'one, and --browser <path> names one that is elsewhere.',
  };
}
