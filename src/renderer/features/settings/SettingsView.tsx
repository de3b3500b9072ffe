import { ViewFrame } from '../../shell/ViewFrame.tsx';
import { classes } from '../../ui/classes.ts';
import { DownloadSettingsForm } from '../downloads/DownloadSettings.tsx';
import { LicensingSettings } from '../basket/LicensingSettings.tsx';
import { StorageSection } from '../storage/StorageSection.tsx';
import { Appearance } from './Appearance.tsx';
import { FileHosts } from './FileHosts.tsx';
import { RightsChoice } from './RightsChoice.tsx';
import { CacheSettings } from './CacheSettings.tsx';
import { Section } from './Section.tsx';
import css from './SettingsView.module.css';

const cx = classes(css);

/** Everything that can be set, on one page. Every change is in force at once. */
export function SettingsView() {
  return (
    <ViewFrame title="Settings">
      <div className={cx('page')}>
        <div className={cx('column')}>
          <Section title="Appearance">
            <Appearance />
          </Section>
          <Section title="Offline">
            <CacheSettings />
          </Section>
          <Section title="Files and downloads">
            <DownloadSettingsForm />
          </Section>
          <Section title="Hosts of files">
            <FileHosts />
          </Section>
          <Section title="Licensing">
            <LicensingSettings />
          </Section>
          <Section title="Rights in files">
            <RightsChoice />
          </Section>
          <Section title="Storage">
            <StorageSection />
          </Section>
        </div>
      </div>
    </ViewFrame>
  );
}
