// In place of @actions/http-client. Only a part of @actions/core imports it that nothing calls and that the bundle leaves out (UNREACHED in
// scripts/build/build.mjs), and Jest would load it, with the whole of undici, anew for each test file.

module.exports = {
  HttpClient: class {
    constructor() {
      throw new Error('the bundle does not contain @actions/http-client');
    }
  },
};
