// The files that docs/recipes.md and docs/migrating.md show, for the tests and the linters: below each heading, the blocks marked with `<!-- file: PATH -->`.

export interface Recipe {
  title: string;
  /** The heading's anchor. */
  folder: string;
  /** Text by path. */
  files: Record<string, string>;
}

/** @returns the recipes that have files */
export function recipesOf(page: string): Recipe[] {
  return page
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = ''] = section.split('\n');
      const blocks = [...section.matchAll(/<!-- file: (\S+) -->\s+```yaml\n([^]*?)```/g)];
      const files = Object.fromEntries(blocks.map(([, path = '', text = '']) => [path, text]));
      return { title, folder: title.toLowerCase().replaceAll("'", '').replaceAll(' ', '-'), files };
    })
    .filter(({ files }) => Object.keys(files).length > 0);
}
