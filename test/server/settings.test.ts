import { availableParallelism } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/server/settings.ts';

describe('readSettings', () => {
  it('has a default for everything', () =>
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 4321,
      origin: undefined,
      data: path.resolve('built/data'),
      storeCacheBytes: 33_554_432,
      cacheBytes: 67_108_864,
      logLevel: 'warn',
      accessLog: false,
      workers: 1,
      rateLimit: 20_000,
      stopSeconds: 300,
      behindProxy: false,
      reloadSeconds: 0,
    }));

  it('takes an empty variable for one that is not given', () =>
    expect(readSettings({ PORT: '', HOST: '' })).toEqual(readSettings({})));

  it('reads each variable', () => {
    const settings = readSettings({
      HOST: '::',
      PORT: '0',
      CANOPY_ORIGIN: 'https://canopy.example/',
      CANOPY_DATA: '/data',
      STORE_CACHE_MB: '2',
      CACHE_MB: '1.5',
      LOG_LEVEL: 'error',
      ACCESS_LOG: '1',
      WORKERS: '3',
      RATE_LIMIT: '0',
      STOP_SECONDS: '2.5',
      BEHIND_PROXY: '1',
      RELOAD_SECONDS: '60',
    });
    expect(settings).toEqual({
      host: '::',
      port: 0,
      origin: 'https://canopy.example',
      data: '/data',
      storeCacheBytes: 2_097_152,
      cacheBytes: 1_572_864,
      logLevel: 'error',
      accessLog: true,
      workers: 3,
      rateLimit: 0,
      stopSeconds: 2.5,
      behindProxy: true,
      reloadSeconds: 60,
    });
  });

  it('reads data over http by a base without query', () => {
    expect(readSettings({ CANOPY_DATA: 'https://store.example/canopy/' }).data).toBe('https://store.example/canopy/');
    expect(() => readSettings({ CANOPY_DATA: 'https://store.example/?x', PORT: 'x' })).toThrow(
      /^Invalid settings in the environment:\nPORT=x: .*\nCANOPY_DATA=https:\/\/store\.example\/\?x: Expected an http or https address without credentials, query and fragment\.$/,
    );
  });

  it('takes a process for each processor', () =>
    expect(readSettings({ WORKERS: 'all' }).workers).toBe(availableParallelism()));

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PORT', '1.5'],
    ['CANOPY_ORIGIN', 'canopy.example'],
    ['CANOPY_ORIGIN', 'ftp://canopy.example'],
    ['CACHE_MB', '-1'],
    ['CACHE_MB', 'lots'],
    ['LOG_LEVEL', 'loud'],
    ['ACCESS_LOG', 'yes'],
    ['WORKERS', '0'],
    ['WORKERS', 'many'],
    ['RATE_LIMIT', '-1'],
    ['STOP_SECONDS', 'soon'],
    ['BEHIND_PROXY', 'yes'],
    ['RELOAD_SECONDS', '0.5'],
  ])('refuses %s=%s by name', (name, value) =>
    expect(() => readSettings({ [name]: value })).toThrow(`${name}=${value}`),
  );
});
