// Writes a Windows library with one function that is another library's function. Needs no compiler.

/** Where Windows loads the only section, relative to the library. */
const SECTION = 0x1000;
/** Sizes in the file are multiples of this. */
const BLOCK = 0x200;
/** Bytes of the export directory, followed by one address, one name and one ordinal. */
const DIRECTORY = 40;
const HEADER = 0x40;

/**
 * Microsoft's PE format, 64 bits: headers, then one section with the export directory. An address that lies in that directory is not code but
 * the text `library.function` to which the export is forwarded.
 *
 * @param {string} library its file name
 * @param {string} name of the function
 * @param {string} target `library.function`
 * @returns {Buffer}
 */
export function forwardingLibrary(library, name, target) {
  const { section, size } = exportSection(library, name, target);
  return Buffer.concat([headers(size), section]);
}

function exportSection(library, name, target) {
  const section = Buffer.alloc(BLOCK);
  let end = DIRECTORY + 4 + 4 + 2;
  const [libraryAddress, nameAddress, targetAddress] = [library, name, target].map((text) => {
    const start = end;
    end += section.write(`${text}\0`, start, 'latin1');
    return SECTION + start;
  });
  write32(section, {
    12: libraryAddress,
    16: 1, // first ordinal
    20: 1, // number of functions
    24: 1, // number of names
    28: SECTION + DIRECTORY,
    32: SECTION + DIRECTORY + 4,
    36: SECTION + DIRECTORY + 8,
    [DIRECTORY]: targetAddress,
    [DIRECTORY + 4]: nameAddress,
  });
  return { section, size: end };
}

function headers(exportSize) {
  const buffer = Buffer.alloc(BLOCK);
  buffer.write('MZ', 0);
  buffer.write('PE\0\0', HEADER);
  const coff = HEADER + 4;
  const optional = coff + 20;
  const sectionHeader = optional + 0xf0;
  write32(buffer, {
    60: HEADER,
    [optional + 32]: SECTION, // alignment in memory
    [optional + 36]: BLOCK, // alignment in the file
    [optional + 56]: 2 * SECTION, // size in memory
    [optional + 60]: BLOCK, // size of the headers
    [optional + 108]: 16, // number of data directories, the first of which is the export directory
    [optional + 112]: SECTION,
    [optional + 116]: exportSize,
    [sectionHeader + 8]: exportSize,
    [sectionHeader + 12]: SECTION,
    [sectionHeader + 16]: BLOCK,
    [sectionHeader + 20]: BLOCK,
    [sectionHeader + 36]: 0x40000040, // readable data
  });
  write16(buffer, {
    [coff]: 0x8664, // x64
    [coff + 2]: 1, // number of sections
    [coff + 16]: 0xf0, // size of the optional header
    [coff + 18]: 0x2022, // a library, no program
    [optional]: 0x20b, // 64 bits
    [optional + 40]: 6, // Windows version
    [optional + 48]: 6,
    [optional + 68]: 3, // console
    [optional + 70]: 0x100, // data is not executable
  });
  buffer.writeBigUInt64LE(0x1_8000_0000n, optional + 24); // preferred address
  buffer.write('.edata', sectionHeader);
  return buffer;
}

function write32(buffer, values) {
  for (const [offset, value] of Object.entries(values)) buffer.writeUInt32LE(value, Number(offset));
}

function write16(buffer, values) {
  for (const [offset, value] of Object.entries(values)) buffer.writeUInt16LE(value, Number(offset));
}
