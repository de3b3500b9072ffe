import { Menu } from '@base-ui/react/menu';
import { Check, CircleUserRound, LogOut, Settings } from 'lucide-react';
import { useStore } from 'zustand';
import type { Group } from '../../../shared/model/account.ts';
import { THEMES } from '../../../shared/model/settings.ts';
import type { Theme } from '../../../shared/model/settings.ts';
import { useAccount } from '../../state/account.ts';
import { useSettingActions } from '../../state/setting-actions.ts';
import { useAccountActions } from '../../state/account-actions.ts';
import { useNameOf } from '../../state/people.ts';
import { useLocation } from '../../state/location.ts';
import { useSettings } from '../../state/settings.ts';
import { useSystem } from '../../state/system.ts';
import { THEME_LABEL } from '../../state/theme.ts';
import { RailButton } from '../../ui/RailButton.tsx';
import { classes } from '../../ui/classes.ts';
import css from './AccountMenu.module.css';
import { paymentText } from './payment.ts';

const cx = classes(css);

/** Who is signed in, how it is paid, how it looks, and the way out. */
export function AccountMenu() {
  const account = useAccount();
  const system = useSystem();
  const settings = useSettings();
  const edits = useSettingActions();
  const accounts = useAccountActions();
  const location = useLocation();
  const userName = useStore(account, (state) => (state.status === 'signed-in' ? state.userName : ''));
  const name = useNameOf()(userName);
  const group = useStore(account, (state) => (state.status === 'signed-in' ? state.group : null));
  const demo = useStore(system, (info) => info?.demo ?? false);
  const version = useStore(system, (info) => info?.version ?? '');
  const theme = useStore(settings, (now) => now?.theme ?? 'system');
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <RailButton label="Account" detail={name} icon={CircleUserRound}>
            {demo && <span className={cx('demo')}>Demo</span>}
          </RailButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner className={cx('positioner')} side="right" sideOffset={8} align="end">
          <Menu.Popup className={cx('popup')}>
            <AccountHead name={name} userName={userName} group={group} demo={demo} />
            <Menu.Separator className={cx('line')} />
            <Menu.RadioGroup value={theme} onValueChange={(next: Theme) => void edits.setTheme(next)}>
              <Menu.GroupLabel className={cx('label')}>Theme</Menu.GroupLabel>
              {THEMES.map((value) => (
                <Menu.RadioItem key={value} value={value} className={cx('item')} closeOnClick={false}>
                  <Menu.RadioItemIndicator className={cx('tick')}>
                    <Check size={14} aria-hidden="true" />
                  </Menu.RadioItemIndicator>
                  <span className={cx('text')}>{THEME_LABEL[value]}</span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className={cx('line')} />
            <Menu.Item className={cx('item')} onClick={() => location.open('settings')}>
              <Settings size={14} aria-hidden="true" />
              <span className={cx('text')}>Settings</span>
            </Menu.Item>
            <Menu.Item
              className={cx('item')}
              onClick={() => void (demo ? accounts.leaveDemo() : accounts.signOut())}
            >
              <LogOut size={14} aria-hidden="true" />
              <span className={cx('text')}>{demo ? 'Leave demo' : 'Sign out'}</span>
            </Menu.Item>
            <p className={cx('version')}>Stockroom {version}</p>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

interface AccountHeadProps {
  readonly name: string;
  readonly userName: string;
  readonly group: Group | null;
  readonly demo: boolean;
}

function AccountHead({ name, userName, group, demo }: AccountHeadProps) {
  return (
    <div className={cx('head')}>
      <p className={cx('user')}>{name}</p>
      {name !== userName && <p className={cx('fact')}>{userName}</p>}
      <p className={cx('fact')}>{group === null ? 'Reading the account…' : paymentText(group)}</p>
      {demo && <p className={cx('fact')}>Demo: a built-in catalogue, nothing is bought.</p>}
    </div>
  );
}
