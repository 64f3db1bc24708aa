import process from 'node:process';

/**
 * Settings of glibc's allocator, which reads them when a process starts: few arenas, and blocks of half a megabyte and more that go
 * back to the system when they are freed; Brotli's tables are smaller. Without them the threads that compress and draw leave some
 * 230 MB of holes behind.
 */
const ALLOCATOR = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '524288', MALLOC_TRIM_THRESHOLD_: '4194304' };

// The same process begins again with them, under its number and with its streams; one with a channel to its parent would lose that.
if (
  process.platform === 'linux' &&
  process.execve !== undefined &&
  process.send === undefined &&
  Object.keys(ALLOCATOR).some((name) => process.env[name] === undefined)
)
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
    ...ALLOCATOR,
    ...process.env,
  });
