namespace WeightInit.Compare;

internal sealed partial class WorkList
{
    /// <summary>The streams of other libraries, bit for bit.</summary>
    private void AddLibraries()
    {
        Add("numpy-uniform", count => Fill<double>(NumPy.RandomState(Seed), Unit, count));
        Add("numpy-normal", count => Fill<double>(NumPy.RandomState(Seed), new Normal(0, 1), count));
        Add("numpy-uniform-2", count => FillOnTwo<double>(NumPy.RandomState(Seed), Unit, count));
        Add("numpy-normal-2", count => FillOnTwo<double>(NumPy.RandomState(Seed), new Normal(0, 1), count));
        Add("torch-uniform-2", count => FillOnTwo<float>(Torch.Generator(Seed), Unit, count));
        Add("torch-normal-2", count => FillOnTwo<float>(Torch.Generator(Seed), Gauss, count));
        Add("twister-words", count =>
        {
            uint[] words = new uint[count];
            Mt19937 engine = Mt19937.FromWord(Seed);
            return () => engine.Words(words);
        });
        Add("twister-jump", count =>
        {
            Mt19937 engine = Mt19937.FromWord(Seed);
            return () => Mt19937Jump.Jumped(engine, count);
        });
        Add("default-rng-random", count =>
        {
            NumPyGenerator generator = NumPy.DefaultRng(Seed);
            Memory<double> target = Target.Of<double>(count);
            return () => generator.Random(target.Span);
        });
        Add("default-rng-normal", count =>
        {
            NumPyGenerator generator = NumPy.DefaultRng(Seed);
            Memory<double> target = Target.Of<double>(count);
            return () => generator.StandardNormal(target.Span);
        });
        Add("torch-uniform", count => Fill<float>(Torch.Generator(Seed), Unit, count));
        Add("torch-normal", count => Fill<float>(Torch.Generator(Seed), Gauss, count));
        Add("torch-truncated", count => Fill<float>(Torch.Generator(Seed), TruncatedNormal.Within(0, 0.02, -0.04, 0.04), count));
    }

    private static Action FillOnTwo<T>(RandomStream stream, Distribution law, long count)
        where T : unmanaged
    {
        Memory<T> target = Target.Of<T>(count);
        return () => stream.FillParallel(target, law, threads: 2);
    }

    private static Action Fill<T>(RandomStream stream, Distribution law, long count)
        where T : unmanaged
    {
        Memory<T> target = Target.Of<T>(count);
        return () => stream.Fill(target.Span, law);
    }
}
