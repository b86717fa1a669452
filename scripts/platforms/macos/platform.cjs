// Loaded into every Node by test-macos.mjs: says that this system is macOS.

const os = require('node:os');
const process = require('node:process');

Object.defineProperty(process, 'platform', { value: 'darwin' });
os.platform = () => 'darwin';
os.type = () => 'Darwin';
