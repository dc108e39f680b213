namespace WeightInit.Compare;

/// <summary>The rows of the table.</summary>
internal static class Rows
{
    private const long Floats = 1L << 26;
    private const long Doubles = 1L << 25;

    internal static IEnumerable<Row> All(Field field) =>
        [.. Native(field), .. Narrow(field), .. Threads(field), .. Fresh(field), .. Libraries(field), .. Small(field), .. Matrices(field), .. Others(field)];

    private static IEnumerable<Row> Native(Field field)
    {
        Side Ours(string work) => new(field.Ours, work, Floats);
        Side fill = Ours("span-fill");
        yield return new("native uniform", "Span.Fill", Ours("native-uniform")) { Peer = fill, Floor = 1.1, Aim = 1.5 };
        yield return new("native uniform", "torch.uniform_", Ours("native-uniform")) { Peer = Python(field, "torch-uniform"), Floor = 5, Aim = 8 };
        yield return new("native normal", "torch.normal_", Ours("native-normal")) { Peer = Python(field, "torch-normal"), Floor = 6, Aim = 12 };
        yield return new("native normal", "Span.Fill", Ours("native-normal")) { Peer = fill, Floor = 0.4 };
        yield return new("native truncated normal, ±2", "torch trunc_normal_", Ours("native-truncated")) { Peer = Slow(field, "torch-truncated"), Floor = 40, Aim = 80 };
        yield return new("native truncated normal, -1 to 3", "torch trunc_normal_", Ours("native-asymmetric")) { Peer = Slow(field, "torch-asymmetric"), Floor = 28, Aim = 50 };
        yield return new("native uniform, bfloat16", "ours, float32", Ours("native-uniform-bfloat16")) { Peer = Ours("native-uniform"), Aim = 1 };
        yield return new("native normal, bfloat16", "ours, float32", Ours("native-normal-bfloat16")) { Peer = Ours("native-normal"), Aim = 1 };
    }

    private static IEnumerable<Row> Narrow(Field field)
    {
        Side Ours(string work) => new(field.Narrow, work, Floats);
        yield return new("native uniform, AVX-512 off", "torch.uniform_", Ours("native-uniform")) { Peer = Python(field, "torch-uniform"), Floor = 3, Aim = 5 };
        yield return new("native normal, AVX-512 off", "torch.normal_", Ours("native-normal")) { Peer = Python(field, "torch-normal"), Floor = 2.5, Aim = 4 };
        foreach ((string name, Contestant contestant) in new[] { ("128 bits", field.Vector128), ("no vectors", field.Scalar) })
        {
            Side ours = new(contestant, "native-uniform", 1 << 22);
            yield return new($"native uniform, {name}", "Random.NextSingle", ours) { Peer = new(contestant, "random-next-single", 1 << 22), Floor = 1 };
            yield return new($"native uniform, {name}", "Random(42).NextSingle", ours) { Peer = new(contestant, "random-next-single-seeded", 1 << 22) };
        }
    }

    private static IEnumerable<Row> Threads(Field field)
    {
        Side Ours(string work, long count = Floats) => new(field.Ours, work, count);
        yield return new("native normal, two threads (computing)", "one", Ours("native-normal-2")) { Peer = Ours("native-normal"), Floor = 1.3 };
        yield return new("native uniform, two threads (memory)", "one", Ours("native-uniform-2")) { Peer = Ours("native-uniform"), Floor = 1.6 };
    }

    /// <summary>Memory that nobody has touched: its pages cost more than the numbers.</summary>
    private static IEnumerable<Row> Fresh(Field field)
    {
        yield return new("native uniform, a fresh LargeBuffer", "0.8 G/s", new(field.Ours, "fresh-uniform", Floats)) { Allowed = 1 / 0.8e9, Floor = 1 };
        yield return new("native uniform, a fresh LargeBuffer, two threads", "1.4 G/s", new(field.Ours, "fresh-uniform-2", Floats)) { Allowed = 1 / 1.4e9, Floor = 1 };
        yield return new("native uniform, a fresh LargeBuffer", "fresh memory of the C library", new(field.Ours, "fresh-uniform", Floats)) { Peer = new(field.Ours, "fresh-small-pages-uniform", Floats) };
    }

    private static IEnumerable<Row> Libraries(Field field)
    {
        Side Ours(string work, long count = Floats) => new(field.Ours, work, count);
        Side NumPy(string work) => new(field.Python, work, Doubles, Doubles / 8);
        yield return new("RandomState uniform, bit-equal", "NumPy", Ours("numpy-uniform", Doubles)) { Peer = NumPy("numpy-uniform"), Floor = 5, Aim = 9 };
        yield return new("RandomState normal, bit-equal", "NumPy", Ours("numpy-normal", Doubles)) { Peer = NumPy("numpy-normal"), Floor = 3.5, Aim = 6 };
        yield return new("RandomState uniform, 64 M on two threads", "one", Ours("numpy-uniform-2", Floats)) { Peer = Ours("numpy-uniform", Floats), Aim = 1.5 };
        yield return new("RandomState normal, 64 M on two threads", "one", Ours("numpy-normal-2", Floats)) { Peer = Ours("numpy-normal", Floats), Aim = 1.5 };
        yield return new("default_rng random, bit-equal", "NumPy", Ours("default-rng-random", Doubles)) { Peer = NumPy("default-rng-random"), Aim = 3 };
        yield return new("default_rng normal, bit-equal", "NumPy", Ours("default-rng-normal", Doubles)) { Peer = NumPy("default-rng-normal"), Aim = 2 };
        yield return new("torch uniform_, bit-equal", "PyTorch", Ours("torch-uniform")) { Peer = Python(field, "torch-uniform"), Floor = 5, Aim = 10 };
        yield return new("torch normal_, bit-equal", "PyTorch", Ours("torch-normal")) { Peer = Python(field, "torch-normal"), Floor = 3, Aim = 7 };
        yield return new("torch normal_, 64 M on two threads", "one", Ours("torch-normal-2")) { Peer = Ours("torch-normal"), Aim = 1.5 };
        yield return new("torch 2.13's trunc_normal_, bit-equal", "PyTorch's own trunc_normal_ (1.13: another algorithm)", Ours("torch-truncated"))
        {
            Peer = Slow(field, "torch-truncated"),
            Floor = 2,
            Aim = 5,
        };
        yield return new("JAX uniform, bit-equal", "native uniform", Ours("jax-uniform")) { Peer = Ours("native-uniform"), Aim = 1 / 3.0 };
        yield return new("TensorFlow uniform, bit-equal", "native uniform", Ours("tensorflow-uniform")) { Peer = Ours("native-uniform"), Aim = 1 / 3.0 };
        yield return new("JAX normal, bit-equal", "native normal", Ours("jax-normal")) { Peer = Ours("native-normal"), Aim = 1 / 4.0 };
        yield return new("TensorFlow normal, bit-equal", "native normal", Ours("tensorflow-normal")) { Peer = Ours("native-normal"), Aim = 1 / 4.0 };
    }

    private static IEnumerable<Row> Small(Field field)
    {
        foreach (int count in new[] { 64, 256, 1024, 4096 })
        {
            foreach (string law in new[] { "uniform", "normal" })
            {
                Side ours = new(field.Ours, $"native-{law}", count, Repeats: 20_000);
                yield return new($"native {law}, {count} elements", "100 ns + 1 ns an element", ours) { Allowed = (100e-9 / count) + 1e-9, Aim = 1 };
            }
        }
    }

    private static IEnumerable<Row> Matrices(Field field)
    {
        foreach ((string threads, Contestant ours, Contestant peer) in new[] { ("", field.OneThread, field.OpenBlas), (", two threads", field.Ours, field.OpenBlasThreads) })
        {
            foreach ((int side, double haarFloor, double haarAim, double? qrFloor, double qrAim) in new[] { (1024, 2.5, 4.0, 1.0, 1.5), (4096, 1.5, 3.0, (double?)null, 1.0) })
            {
                long count = (long)side * side;
                Side qr = new(peer, "torch-qr", count, 1 << 20);
                bool isLarge = side > 1024;
                yield return new($"orthogonal, Haar, {side}{threads}", "torch.linalg.qr, OpenBLAS (other work, same law)", new(ours, "orthogonal", count, 1 << 20)) { Peer = qr, Floor = haarFloor, Aim = haarAim, FullOnly = isLarge };
                yield return new($"orthogonal by QR, {side}{threads}", "torch.linalg.qr, OpenBLAS", new(ours, "torch-orthogonal", count, 1 << 20)) { Peer = qr, Floor = qrFloor, Aim = qrAim, FullOnly = isLarge };
            }

            foreach ((string type, string suffix) in new[] { ("float32", ""), ("float64", "-float64") })
            {
                Side peers = new(peer, "torch-gemm" + suffix, 1 << 20, 1 << 20);
                yield return new($"GEMM, {type}, 1024{threads}", "OpenBLAS", new(ours, "gemm" + suffix, 1 << 20, 1 << 20)) { Peer = peers, Floor = 0.7, Aim = 0.9 };
            }
        }
    }

    /// <summary>Peers that no floor is set against.</summary>
    private static IEnumerable<Row> Others(Field field)
    {
        const long Count = 1 << 22;
        Side Ours(string work) => new(field.Ours, work, Count);
        yield return new("RandomState uniform, float64", "MathNet MersenneTwister", Ours("numpy-uniform")) { Peer = Ours("mathnet-uniform") };
        yield return new("RandomState normal, float64", "MathNet Normal.Samples", Ours("numpy-normal")) { Peer = Ours("mathnet-normal") };
        foreach ((string law, string peer) in new[] { ("uniform", "uniform"), ("normal", "normal"), ("truncated", "truncated") })
            yield return new($"native {law}", $"TensorFlow.js {peer}", Ours($"native-{law}")) { Peer = new(field.TensorFlowJs, $"tfjs-{peer}", 1 << 20, 1 << 18) };
    }

    private static Side Python(Field field, string work) => new(field.Python, work, Floats, Floats / 4);

    private static Side Slow(Field field, string work) => new(field.Python, work, Floats / 4, Floats / 32);
}
