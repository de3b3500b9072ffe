/** A lattice with a small loupe, drawn without text: the machine may have no fonts. */
export function watermarkOf(width: number, height: number): string {
  const step = Math.max(width, height) / 5;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<defs><pattern id="w" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(-30)">` +
    `<g fill="none" stroke="#fff" stroke-opacity="0.34" stroke-width="${step / 60}">` +
    `<path d="M0 ${step / 2}H${step}M${step / 2} 0V${step}" stroke-opacity="0.16"/>` +
    `<circle cx="${step / 2}" cy="${step / 2}" r="${step / 9}"/><path d="M${step * 0.58} ${step * 0.58}l${step / 9} ${step / 9}"/>` +
    `</g></pattern></defs><rect width="100%" height="100%" fill="url(#w)"/></svg>`
  );
}
