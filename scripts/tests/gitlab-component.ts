// The GitLab component as GitLab reads it: a specification, and the jobs with the values of the inputs.

import { parse } from 'yaml';

export interface ComponentInput {
  type?: 'string' | 'boolean' | 'number';
  default?: string | boolean | number;
  regex?: string;
  description: string;
}

/** @param text of templates/oci-login.yml */
export function componentInputs(text: string): Record<string, ComponentInput> {
  const { spec } = parse(documentsOf(text).spec) as { spec: { inputs: Record<string, ComponentInput> } };
  return spec.inputs;
}

/**
 * The two documents, the second one with the inputs interpolated, as GitLab does it: in the text, before it is parsed.
 *
 * @param given values of inputs; the others have their default
 * @see https://docs.gitlab.com/ci/inputs/
 */
export function componentDocuments(
  text: string,
  given: Readonly<Record<string, string>> = {},
): { spec: string; jobs: string } {
  const { spec, jobs } = documentsOf(text);
  const inputs = componentInputs(text);
  return {
    spec,
    jobs: jobs.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_all, name: string) => {
      const value = given[name] ?? inputs[name]?.default;
      if (value === undefined) throw new Error(`the component has no input ${name}`);
      checkValue(name, value, inputs[name]);
      return String(value);
    }),
  };
}

/** GitLab checks the defaults too, and all values before it replaces the variables in them. */
function checkValue(name: string, value: string | boolean | number, input: ComponentInput | undefined): void {
  const pattern = input?.type === 'boolean' ? '^(true|false)$' : (input?.regex ?? '');
  if (new RegExp(pattern, 'u').test(String(value))) return;
  throw new Error(`the input ${name} of the component does not accept ${JSON.stringify(value)}`);
}

function documentsOf(text: string): { spec: string; jobs: string } {
  const [spec = '', jobs = ''] = text.split(/^---$/m);
  return { spec, jobs };
}
