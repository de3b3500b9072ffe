import { ArrowRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { LibraryFile } from '../../../shared/model/library.ts';
import { LINK_OR_EMBED, SWAP_REFUSALS, UNDO_DAYS } from '../../../shared/model/swap.ts';
import type { SwapPlan } from '../../../shared/model/swap.ts';
import { useBridge } from '../../state/given.ts';
import { useSwapping } from '../../state/swapping.ts';
import { toFailure } from '../../bridge/index.ts';
import { RightBadge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { classes } from '../../ui/classes.ts';
import { fileName, formatBytes, formatPixels } from '../../ui/format.ts';
import css from './SwapDialog.module.css';

const cx = classes(css);

/** Says what a swap will do, and what layouts make of it, before it is done. */
export function SwapDialog() {
  const swapping = useSwapping();
  const comp = useStore(swapping.store, (state) => state.comp);
  return comp !== null && <Question key={comp.id} file={comp} />;
}

function Question({ file }: { readonly file: LibraryFile }) {
  const bridge = useBridge();
  const swapping = useSwapping();
  const busy = useStore(swapping.store, (state) => state.busy);
  const [plan, setPlan] = useState<SwapPlan | null>(null);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    const stop = new AbortController();
    bridge.swaps.plan({ fileId: file.id }, { signal: stop.signal }).then(setPlan, (error: unknown) => {
      if (!stop.signal.aborted) setTrouble(toFailure(error).message);
    });
    return () => stop.abort();
  }, [bridge, file.id]);
  return (
    <Dialog title="Put the licensed file in its place" open wide onClose={swapping.close}>
      <div className={cx('body')}>
        <p className={cx('path')}>{fileName(file.relativePath)}</p>
        {plan?.kind === 'ready' && (
          <div className={cx('change')}>
            <Side right="comp" {...plan.comp} />
            <ArrowRight size={20} className={cx('arrow')} aria-label="becomes" />
            <Side right="licensed" {...plan.licensed} />
          </div>
        )}
        {plan?.kind === 'refused' && (
          <p className={cx('refused')} role="alert">
            {SWAP_REFUSALS[plan.reason]}
          </p>
        )}
        {trouble !== '' && (
          <p className={cx('refused')} role="alert">
            {trouble}
          </p>
        )}
        <p className={cx('note')}>
          Name and place stay, so layouts that link to the file take up the licensed one. The comp is kept
          aside for {UNDO_DAYS} days.
        </p>
        <details className={cx('programs')}>
          <summary className={cx('summary')}>Linked or embedded: what each program does</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard. */}
          <section className={cx('list')} aria-label="Programs" tabIndex={0}>
            <dl className={cx('terms')}>
              {LINK_OR_EMBED.map(({ program, linked, embedded }) => (
                <div key={program} className={cx('program')}>
                  <dt className={cx('name')}>{program}</dt>
                  <dd>{linked}</dd>
                  <dd className={cx('soft')}>{embedded}</dd>
                </div>
              ))}
            </dl>
          </section>
        </details>
        <div className={cx('actions')}>
          <Button onClick={swapping.close}>Cancel</Button>
          <Button
            look="primary"
            busy={busy}
            disabled={plan?.kind !== 'ready'}
            onClick={() => void swapping.swap()}
          >
            Replace the comp
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

type SideProps = { readonly right: LibraryFile['right'] } & Extract<SwapPlan, { kind: 'ready' }>['comp'];

function Side({ right, bytes, pixels }: SideProps) {
  return (
    <div className={cx('side')}>
      <RightBadge right={right} />
      <span className={cx('fact')}>{pixels === null ? '' : formatPixels(pixels)}</span>
      <span className={cx('fact')}>{formatBytes(bytes)}</span>
    </div>
  );
}
