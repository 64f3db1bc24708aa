import { urlsBenchmark } from './urls-benchmark.ts';

export default await urlsBenchmark('grouped');
