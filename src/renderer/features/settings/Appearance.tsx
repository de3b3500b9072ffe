import { useStore } from 'zustand';
import { THEMES } from '../../../shared/model/settings.ts';
import { useSettingActions } from '../../state/setting-actions.ts';
import { useSettings } from '../../state/settings.ts';
import { useView } from '../../state/view.ts';
import { THEME_LABEL } from '../../state/theme.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Select } from '../../ui/Select.tsx';
import { SettingRow } from './Section.tsx';

const OPTIONS = THEMES.map((value) => ({ value, label: THEME_LABEL[value] }));

export function Appearance() {
  const settings = useSettings();
  const actions = useSettingActions();
  const view = useView();
  const theme = useStore(settings, (now) => now?.theme ?? 'system');
  const enlarge = useStore(view.store, (state) => state.enlarge);
  return (
    <>
      <SettingRow label="Theme">
        <Select
          label="Theme"
          options={OPTIONS}
          value={theme}
          onChange={(next) => void actions.setTheme(next)}
        />
      </SettingRow>
      <Checkbox
        label="Enlarge under the pointer"
        hint="A picture that the pointer rests on is shown larger beside its place. Not while the system asks for less motion."
        checked={enlarge}
        onChange={view.setEnlarge}
      />
    </>
  );
}
