import { formatMoney } from '../../../../shared/model/money.ts';
import type { CertificateFacts } from './facts.ts';

const KIND: Readonly<Record<string, string>> = {
  image: 'Photo',
  vector: 'Vector',
  video: 'Video',
  audio: 'Audio',
};

/** The licence in sentences, as a person who checks it would ask. */
export function licenceWords({ licence, asset, transferred }: CertificateFacts): string {
  const name =
    licence.name === null ? 'a licence whose name the service did not tell' : `the licence “${licence.name}”`;
  const size = licence.size === null ? '' : ` in the size ${licence.size}`;
  const rights =
    licence.extendedRights === null
      ? 'Whether extended rights were bought is not told by the service.'
      : licence.extendedRights.length === 0
        ? 'No extended rights were bought.'
        : `Extended rights: ${licence.extendedRights.join(', ')}.`;
  const use = asset.editorial ? ' For editorial use only: news and comment, no advertising.' : '';
  const passed = transferred ? ' The rights have been transferred.' : '';
  return `The licensee holds ${name} for this asset${size}. ${rights}${use}${passed}`;
}

export function assetWords({ asset }: CertificateFacts): string {
  const size = asset.width === null || asset.height === null ? '' : `, ${asset.width} × ${asset.height} px`;
  return `${KIND[asset.type] ?? asset.type} ${asset.id}${size}`;
}

export function priceWords({ price }: CertificateFacts): string {
  if (price === null) return 'Not told by the service';
  const currency = price.currencyId === null ? '' : ` (currency no. ${price.currencyId} of the service)`;
  return `${formatMoney(price, 'en')} without VAT${currency}`;
}

export function sourceWords({ source }: CertificateFacts): string {
  const when = source.at === null ? '' : `, on ${timeWords(source.at)}`;
  const what =
    source.kind === 'certificate'
      ? `Every fact about the licence is as ${source.service} told it for this transaction${when}.`
      : `${source.service} was not asked for this transaction: the facts are those of its list of licences${when}.`;
  return `${what} The checksum and the extended rights are this computer’s own record. This page was drawn up by Stockroom; it is no document of the service.`;
}

export function timeWords(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
