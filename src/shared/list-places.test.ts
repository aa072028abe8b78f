import { beforeEach, expect, test } from 'vitest';
import { listPlace, rememberPlace } from './list-places.ts';

beforeEach(() => rememberPlace({ pathname: '/sign-in', search: {} }));

test('a list is found again with the filters it was left with', () => {
  rememberPlace({ pathname: '/contacts', search: { role: 'buyer' } });
  rememberPlace({ pathname: '/contacts', search: { role: 'buyer', text: 'kim' } });
  rememberPlace({ pathname: '/contacts/1', search: {} });
  expect(listPlace('/contacts')).toEqual({
    to: '/contacts',
    search: { role: 'buyer', text: 'kim' },
  });
  expect(listPlace('/products')).toEqual({ to: '/products', search: {} });
});

test('the pipeline is found again as the board or the list that it was', () => {
  rememberPlace({ pathname: '/pipeline', search: { owner: 'x' } });
  rememberPlace({ pathname: '/pipeline/list', search: { stale: true } });
  expect(listPlace('/pipeline')).toEqual({ to: '/pipeline/list', search: { stale: true } });
});

test('the form that an address asked for does not open again, and nobody comes into another’s list', () => {
  rememberPlace({ pathname: '/organizations', search: { new: true, name: 'A', priority: 'A' } });
  expect(listPlace('/organizations').search).toEqual({ priority: 'A' });
  rememberPlace({ pathname: '/sign-in', search: {} });
  expect(listPlace('/organizations').search).toEqual({});
});
