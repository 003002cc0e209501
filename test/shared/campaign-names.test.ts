/** What campaign parameters and click ids are called. */
import { describe, expect, test } from 'vitest';
import { isCampaignName } from '../../src/shared/campaign-names';

describe('isCampaignName', () => {
  test.each([
    'utm_source',
    'lead[gclid]',
    'tracking[utm_source]',
    'utm_campaign_id',
    'UTM_Medium',
    'gclid',
    'fbclid',
    'msclkid',
    'ttclid',
    'twclid',
    'yclid',
    'gbraid',
    'wbraid',
    'li_fat_id',
    'epik',
    'sccid',
    'rdt_cid',
    '_fbp',
    '_fbc',
    'fbc',
    '_ga',
    'ga_client_id',
  ])('knows %s', (name) => {
    expect(isCampaignName(name)).toBe(true);
  });

  test.each(['utm', 'utm_', 'source', 'client_id', 'clid', 'my_utm_source', 'gclid2', 'gaga', 'token', ''])(
    'says nothing of "%s"',
    (name) => {
      expect(isCampaignName(name)).toBe(false);
    },
  );
});
