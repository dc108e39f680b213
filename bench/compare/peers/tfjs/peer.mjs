// TensorFlow.js (CPU backend) as a worker: the protocol of peer.py.
import { createInterface } from 'node:readline';

let tf;
try {
  console.log = console.warn = () => {};
  tf = await import('@tensorflow/tfjs');
  await tf.setBackend('cpu');
} catch {
  process.exit(1);
}

const works = {
  'tfjs-uniform': n => tf.randomUniform([n], 0, 1, 'float32', 42),
  'tfjs-normal': n => tf.randomNormal([n], 0, 0.02, 'float32', 42),
  'tfjs-truncated': n => tf.truncatedNormal([n], 0, 0.02, 'float32', 42),
};
for await (const line of createInterface({ input: process.stdin })) {
  const [work, count, repeats] = line.split(' ');
  let answer = '!no such work here';
  if (work === 'version') {
    answer = `TensorFlow.js ${tf.version.tfjs}, Node.js ${process.version.slice(1)}`;
  } else if (works[work]) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < repeats; i++) works[work](Number(count)).dispose();
    answer = `${Number(process.hrtime.bigint() - start) / 1e9}`;
  }
  process.stdout.write(answer + '\n');
}
