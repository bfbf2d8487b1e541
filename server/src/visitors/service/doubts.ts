import type { Core } from '@strapi/strapi';
import type { AddressDoubt } from '../../../../shared/visitors';
import { type Client, doubtOf, forwardingHeader, isUncounted, type ProxyTrust } from '../address';

/** The gravest first. */
const DOUBTS: readonly AddressDoubt[] = ['proxy-unknown', 'proxies-uncounted', 'private'];

/** What keeps visitors from being told apart, each said in the log once. */
export function createDoubts(strapi: Core.Strapi) {
  const seen = new Set<AddressDoubt>();
  const add = (doubt: AddressDoubt, say: () => void): void => {
    if (!seen.has(doubt)) {
      seen.add(doubt);
      say();
    }
  };

  return {
    /** Looks at the configuration. */
    check(): void {
      if (isUncounted(proxyTrust(strapi))) {
        add('proxies-uncounted', () => strapi.log.warn(UNCOUNTED));
      }
    },

    note(client: Client): void {
      const doubt = doubtOf(client, proxyTrust(strapi));

      // Whoever develops a site is its visitor, too.
      if (doubt === 'private' && !strapi.config.get('autoReload', false)) {
        add(doubt, () => strapi.log.info(PRIVATE));
      } else if (doubt === 'proxy-unknown') {
        add(doubt, () => strapi.log.warn(proxyUnknown(forwardingHeader(client.headers))));
      }
    },

    worst: (): AddressDoubt | null => DOUBTS.find((doubt) => seen.has(doubt)) ?? null,
  };
}

const TRUST =
  'In config/server set proxy: { koa: true, maxIpsCount: <how many proxies there are> }.';

const UNCOUNTED = `livechat: Strapi trusts proxies without knowing how many, so visitors can choose the address they are known by. ${TRUST}`;

const PRIVATE =
  'livechat: visitors come from private addresses, which many may share: limits count the whole site together. Behind a proxy, see server.proxy of Strapi.';

const proxyUnknown = (header = ''): string =>
  `livechat: a proxy stands before Strapi that Strapi does not trust (a request had ${header}), so visitors cannot be told apart: limits count the whole site together. ${TRUST}`;

/** Koa's own reading of Strapi's setting `server.proxy`. */
export function proxyTrust(strapi: Core.Strapi): ProxyTrust {
  const { proxy, proxyIpHeader, maxIpsCount } = strapi.server.app;

  return { trusted: proxy, header: proxyIpHeader, count: maxIpsCount };
}
