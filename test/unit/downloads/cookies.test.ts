import { describe, expect, it } from 'vitest';
import { ChainCookies } from '../../../src/main/downloads/jobs/transfer/cookies.ts';

const from = (address: string, ...lines: string[]) => {
  const cookies = new ChainCookies();
  cookies.keep(new URL(address), lines);
  return (to: string) => cookies.headersFor(new URL(to))['cookie'] ?? null;
};

describe('cookies of a chain of redirects', () => {
  it('go back to the host that has set them, below their path', () => {
    const sent = from('https://files.example.com/a/b?x=1', 'Policy=abc; HttpOnly', 'Signature=d=e; Path=/');
    expect(sent('https://files.example.com/a/c')).toBe('Policy=abc; Signature=d=e');
    expect(sent('https://files.example.com/a')).toBe('Policy=abc; Signature=d=e');
    expect(sent('https://files.example.com/ab')).toBe('Signature=d=e');
    expect(sent('https://example.com/a/b')).toBeNull();
    expect(sent('https://www.files.example.com/a/b')).toBeNull();
  });

  it('go to the hosts below a domain that the server is of itself', () => {
    const sent = from('https://st.example.com/', 'a=1; Domain=.example.com; Path=/');
    expect(sent('https://files.example.com/')).toBe('a=1');
    expect(sent('https://example.com/')).toBe('a=1');
    expect(sent('https://notexample.com/')).toBeNull();
    expect(sent('https://example.com.evil.test/')).toBeNull();
  });

  it.each(['Domain=com', 'Domain=other.com', 'Domain=deep.st.example.com'])('%s is refused', (domain) => {
    const sent = from('https://st.example.com/', `a=1; ${domain}; Path=/`);
    for (const host of ['st.example.com', 'other.com', 'deep.st.example.com']) {
      expect(sent(`https://${host}/`)).toBeNull();
    }
  });

  it('keep to secure connections where they say so, and end when the server takes them back', () => {
    expect(from('https://a.example.com/', 'a=1; Secure')('http://a.example.com/')).toBeNull();
    const sent = from('https://a.example.com/', 'a=1', 'b=2', 'a=; Max-Age=0', 'b=3', '=4', 'nothing');
    expect(sent('https://a.example.com/')).toBe('b=3');
  });
});
