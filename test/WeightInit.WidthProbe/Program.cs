using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using WeightInit;
using WeightInit.Native;
using WeightInit.Numerics;
using WeightInit.Tests.Random.Native;

// Prints what the vectors of this process are, then the digest of every draw of the known answers, then of a thousand slices
// that begin and end anywhere. The width is set from outside, by DOTNET_EnableAVX512=0 and its like.
Console.WriteLine($"width={VectorWidth.Bits} fma={ExactFma.IsHardware} avx2={Avx2.IsSupported} avx512={Avx512F.IsSupported}");
foreach (KnownAnswers.Draw draw in KnownAnswers.Digests())
    Console.WriteLine($"{draw.DType}\t{draw.LawText}\t{draw.Count}\t{draw.Digest()}");
foreach (KnownAnswers.Draw draw in KnownAnswers.Digests().Where(draw => draw.Count == 1 << 20))
    Console.WriteLine($"slices\t{draw.DType}\t{draw.LawText}\t{draw.DigestOfSlices(1000 / 24)}");

foreach (string law in new[] { "orthogonal", "sparse(sparsity=0.5)" })
{
    TensorSpec matrix = new("w", [150, 77]);
    RandomKey key = RandomKey.FromSeed(42);
    Console.WriteLine($"matrix\tfloat32\t{law}\t{Digest(Initializer.Parse(law).Create<float>(matrix, key))}");
    Console.WriteLine($"matrix\tfloat64\t{law}\t{Digest(Initializer.Parse(law).Create<double>(matrix, key))}");
}

Console.WriteLine($"product\tfloat32\t{Digest(Product<float>())}");
Console.WriteLine($"product\tfloat64\t{Digest(Product<double>())}");

foreach (TorchVersion version in Enum.GetValues<TorchVersion>())
{
    foreach (string law in new[] { "torch.uniform(a=-0.1,b=0.3)", "torch.normal(mean=0.1,std=2)", "torch.trunc-normal(std=2)", "torch.orthogonal" })
    {
        TensorSpec matrix = new("w", [151, 77]);
        Console.WriteLine($"{version}\tfloat32\t{law}\t{Digest(Initializer.Parse(law).Create<float>(matrix, Torch.Generator(42, version)))}");
        Console.WriteLine($"{version}\tfloat64\t{law}\t{Digest(Initializer.Parse(law).Create<double>(matrix, Torch.Generator(42, version)))}");
        if (law != "torch.orthogonal")
            Console.WriteLine($"{version}\tbfloat16\t{law}\t{Digest(Initializer.Parse(law).Create<BFloat16>(matrix, Torch.Generator(42, version)))}");
    }
}

foreach (string law in new[] { "jax.uniform", "jax.normal", "jax.truncated-normal", "uniform(low=-0.3,high=0.71)" })
{
    foreach (StreamInfo stream in new[] { Streams.Find("jax"), Streams.Find("jax-legacy") })
    {
        TensorSpec tensor = new("w", [10_007]);
        StreamSeed seed = StreamSeed.Of(42);
        Console.WriteLine($"{stream}\tfloat32\t{law}\t{Digest(stream.Create<float>(Initializer.Parse(law), tensor, seed))}");
        Console.WriteLine($"{stream}\tfloat64\t{law}\t{Digest(stream.Create<double>(Initializer.Parse(law), tensor, seed))}");
        Console.WriteLine($"{stream}\tfloat16\t{law}\t{Digest(stream.Create<Half>(Initializer.Parse(law), tensor, seed))}");
        Console.WriteLine($"{stream}\tbfloat16\t{law}\t{Digest(stream.Create<BFloat16>(Initializer.Parse(law), tensor, seed))}");
    }
}

foreach (string law in new[] { "uniform(low=-0.3,high=0.71)", "normal(mean=0.1,std=2)", "numpy.small" })
{
    TensorSpec matrix = new("w", [151, 77]);
    Console.WriteLine($"numpy\tfloat64\t{law}\t{Digest(Initializer.Parse(law).Create<double>(matrix, NumPy.RandomState(42)))}");
    Console.WriteLine($"numpy-default-rng\tfloat64\t{law}\t{Digest(Initializer.Parse(law).Create<double>(matrix, NumPy.DefaultRng(42)))}");
}

foreach (string law in new[] { "uniform(low=-0.3,high=0.71)", "normal(mean=0.1,std=2)", "truncated-normal(std=2)" })
{
    TensorSpec tensor = new("w", [10_007]);
    RandomKey key = TensorFlow.Stateless(42, 7);
    Console.WriteLine($"tensorflow\tfloat32\t{law}\t{Digest(Initializer.Parse(law).Create<float>(tensor, key))}");
    Console.WriteLine($"tensorflow\tfloat64\t{law}\t{Digest(Initializer.Parse(law).Create<double>(tensor, key))}");
    Console.WriteLine($"tensorflow\tbfloat16\t{law}\t{Digest(Initializer.Parse(law).Create<BFloat16>(tensor, key))}");
}

// A product whose sides are multiples of no tile, on three threads.
static T[] Product<T>()
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    (int rows, int columns, int depth) = (203, 211, 300);
    T[] a = Init.Normal(std: 1).Create<T>(new TensorSpec("a", [rows, depth]), RandomKey.FromSeed(42));
    T[] b = Init.Normal(std: 1).Create<T>(new TensorSpec("b", [columns, depth]), RandomKey.FromSeed(42));
    T[] c = new T[rows * columns];
    MatrixProduct.Multiply<T>(rows, columns, depth, T.One, new(a, depth), new Operand<T>(b, depth).Transposed, T.Zero, c, columns, threads: 3);
    return c;
}

static string Digest<T>(T[] values)
    where T : unmanaged =>
    Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<T>(values)));
