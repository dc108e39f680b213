using System.Runtime.InteropServices;

namespace WeightInit.Compare;

internal sealed partial class WorkList
{
    private static readonly Distribution Unit = new Uniform(0, 1);
    private static readonly Distribution Gauss = new Normal(0, 0.02);
    private static readonly Distribution Symmetric = TruncatedNormal.InSigmas(0, 0.02, -2, 2);
    private static readonly Distribution Asymmetric = TruncatedNormal.InSigmas(0, 0.02, -1, 3);

    /// <summary>Our own stream.</summary>
    private void AddNative()
    {
        RandomKey key = RandomKey.FromSeed(Seed).For("weight");
        foreach ((string name, Distribution law) in new[] { ("uniform", Unit), ("normal", Gauss), ("truncated", Symmetric), ("asymmetric", Asymmetric) })
        {
            Add($"native-{name}", count => Fill<float>(key, law, count));
            Add($"native-{name}-float64", count => Fill<double>(key, law, count));
            Add($"native-{name}-bfloat16", count => Fill<BFloat16>(key, law, count));
            Add($"native-{name}-float16", count => Fill<Half>(key, law, count));
            Add($"native-{name}-2", count =>
            {
                Memory<float> target = Target.Of<float>(count);
                return () => key.FillParallel(target, law, threads: 2);
            });
        }

        // Allocating, filling and giving back the buffer before.
        foreach (int threads in new[] { 1, 2 })
        {
            Add(threads == 1 ? "fresh-uniform" : "fresh-uniform-2", count =>
            {
                LargeBuffer<float>? buffer = null;
                return () =>
                {
                    buffer?.Dispose();
                    buffer = new((int)count);
                    if (threads == 1)
                        key.Fill(buffer.GetSpan(), Unit);
                    else
                        key.FillParallel(buffer.Memory, Unit, threads: threads);
                };
            });
        }

        Add("fresh-small-pages-uniform", count => () => FillFresh(key, (int)count));
        RandomKey jax = Jax.Key(Seed);
        RandomKey tensorflow = TensorFlow.Stateless(Seed, Seed);
        foreach ((string name, Distribution law) in new[] { ("uniform", Unit), ("normal", Gauss), ("truncated", Symmetric) })
        {
            Add($"jax-{name}", count => Fill<float>(jax, law, count));
            Add($"tensorflow-{name}", count => Fill<float>(tensorflow, law, count));
        }
    }

    private static unsafe void FillFresh(RandomKey key, int count)
    {
        void* memory = NativeMemory.Alloc((nuint)count, sizeof(float));
        key.Fill(new Span<float>(memory, count), Unit);
        NativeMemory.Free(memory);
    }

    private static Action Fill<T>(RandomKey key, Distribution law, long count)
        where T : unmanaged
    {
        Memory<T> target = Target.Of<T>(count);
        return () => key.Fill(target.Span, law);
    }
}
