import { useStore } from 'zustand';
import { THEMES } from '../../../shared/model/settings.ts';
import { useApp } from '../../app/context.ts';
import { THEME_LABEL } from '../../state/theme.ts';
import { Select } from '../../ui/Select.tsx';
import { SettingRow } from './Section.tsx';

const OPTIONS = THEMES.map((value) => ({ value, label: THEME_LABEL[value] }));

export function Appearance() {
  const { settings, actions } = useApp();
  const theme = useStore(settings, (now) => now?.theme ?? 'system');
  return (
    <SettingRow label="Theme">
      <Select
        label="Theme"
        options={OPTIONS}
        value={theme}
        onChange={(next) => void actions.setTheme(next)}
      />
    </SettingRow>
  );
}
