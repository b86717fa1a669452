// The inputs of action.yml, from the table of settings.

import { SETTING_HELP, SETTING_NAMES, SETTINGS } from '../../src/login/settings.ts';

interface ActionInput {
  description: string;
  required?: true;
  default?: string;
}

export function actionInputs(): Record<string, ActionInput> {
  const inputs: Record<string, ActionInput> = {};
  for (const name of SETTING_NAMES) {
    const setting = SETTINGS[name];
    const help = SETTING_HELP[name];
    const description = `${help.charAt(0).toUpperCase()}${help.slice(1)}`;
    inputs[name] =
      'required' in setting
        ? { description, required: true }
        : { description, default: 'default' in setting ? setting.default : '' };
  }
  return inputs;
}
