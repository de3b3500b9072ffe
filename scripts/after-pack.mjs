import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/**
 * Blows Electron's fuses in the packed app, before it is signed. Strict: a fuse that a new Electron brings
 * stops the build until this list names it. electron-builder's own setting knows only eight.
 */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const executable = {
    darwin: `${productFilename}.app`,
    mas: `${productFilename}.app`,
    win32: `${productFilename}.exe`,
  }[electronPlatformName];

  await flipFuses(join(appOutDir, executable ?? packager.executableName), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Changed fuses break the signature that Electron came with: without a new one the app does not start on a Mac.
    resetAdHocDarwinSignature: electronPlatformName === 'darwin' && process.env.CSC_LINK === undefined,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    // Playwright drives the app through the inspector: on in the copy for our end-to-end tests only.
    [FuseV1Options.EnableNodeCliInspectArguments]: process.env.E2E === '1',
    // Electron checks the archive on macOS and Windows; on Linux the fuse does nothing.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: electronPlatformName !== 'linux',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  });
}
