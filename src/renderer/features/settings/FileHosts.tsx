import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useStore } from 'zustand';
import { fileHost, MAX_FILE_HOSTS } from '../../../shared/model/file-hosts.ts';
import { useBridge } from '../../state/given.ts';
import { useSettings } from '../../state/settings.ts';
import { useToasts } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { classes } from '../../ui/classes.ts';
import css from './FileHosts.module.css';

const cx = classes(css);
const NONE: readonly string[] = [];

/** Hosts besides those of Depositphotos that previews and files may come from. */
export function FileHosts() {
  const settings = useSettings();
  const bridge = useBridge();
  const toasts = useToasts();
  const hosts = useStore(settings, (all) => all?.fileHosts ?? NONE);
  const [problem, setProblem] = useState<string | null>(null);

  const save = (fileHosts: readonly string[]) =>
    bridge.settings.update({ fileHosts: [...fileHosts] }).catch((error: unknown) => {
      toasts.failed(toFailure(error));
    });
  const add = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = String(new FormData(form).get('host') ?? '');
    const host = fileHost(text);
    const wrong = host === null ? NOT_A_HOST : hosts.length >= MAX_FILE_HOSTS ? TOO_MANY : null;
    setProblem(wrong);
    if (host === null || wrong !== null) return;
    form.reset();
    if (!hosts.includes(host)) void save([...hosts, host]);
  };

  return (
    <div className={cx('hosts')}>
      <p className={cx('about')}>
        Previews and files are fetched from depositphotos.com, depositphotos.net and imgcontent.net. Add a
        host only if your account manager names one; everything below it counts, over https alone.
      </p>
      {hosts.length > 0 && (
        <ul className={cx('list')} aria-label="Download servers">
          {hosts.map((host) => (
            <li key={host} className={cx('host')}>
              <span>{host}</span>
              <Button
                size="small"
                look="quiet"
                aria-label={`Remove ${host}`}
                onClick={() => void save(hosts.filter((one) => one !== host))}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form className={cx('form')} onSubmit={add} noValidate>
        <TextField
          label="Another download server"
          name="host"
          error={problem}
          placeholder="cdn.example.com"
          autoComplete="off"
          spellCheck={false}
          maxLength={253}
        />
        <Button type="submit">Add</Button>
      </form>
    </div>
  );
}

const NOT_A_HOST = 'Enter the name of a host, such as cdn.example.com: no address, path or wildcard.';
const TOO_MANY = `At most ${MAX_FILE_HOSTS} hosts; remove one first.`;
