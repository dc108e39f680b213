namespace WeightInit.Compare;

/// <summary>Everyone who takes part.</summary>
internal sealed class Field : IDisposable
{
    private readonly string _peers = Path.Combine(AppContext.BaseDirectory, "peers");

    internal Field()
    {
        Ours = Self("WeightInit");
        OneThread = Self("WeightInit, one thread", ("DOTNET_PROCESSOR_COUNT", "1"));
        Narrow = Self("WeightInit, AVX-512 off", ("DOTNET_EnableAVX512", "0"));
        Vector128 = Self("WeightInit, AVX2 off", ("DOTNET_EnableAVX2", "0"));
        Scalar = Self("WeightInit, no vectors", ("DOTNET_EnableHWIntrinsic", "0"));
        string python = Environment.GetEnvironmentVariable("PYTHON") ?? "/usr/bin/python3";
        Python = new("Python", python, [Path.Combine(_peers, "peer.py")]);
        string? openBlas = Environment.GetEnvironmentVariable("OPENBLAS");
        OpenBlas = new("PyTorch with OpenBLAS", openBlas is null ? "" : python, [Path.Combine(_peers, "peer.py")], ("LD_LIBRARY_PATH", openBlas ?? ""), ("OPENBLAS_NUM_THREADS", "1"));
        OpenBlasThreads = new("PyTorch with OpenBLAS, all threads", openBlas is null ? "" : python, [Path.Combine(_peers, "peer.py")], ("LD_LIBRARY_PATH", openBlas ?? ""));
        TensorFlowJs = new("TensorFlow.js", "node", [Path.Combine(_peers, "tfjs", "peer.mjs")]);
    }

    internal Contestant Ours { get; }

    internal Contestant OneThread { get; }

    internal Contestant Narrow { get; }

    internal Contestant Vector128 { get; }

    internal Contestant Scalar { get; }

    internal Contestant Python { get; }

    /// <summary>On one thread; torch.set_num_threads does not reach OpenBLAS's own.</summary>
    internal Contestant OpenBlas { get; }

    internal Contestant OpenBlasThreads { get; }

    internal Contestant TensorFlowJs { get; }

    /// <summary>Those that say their versions.</summary>
    internal IEnumerable<Contestant> Peers => [Python, OpenBlas, TensorFlowJs];

    private IEnumerable<Contestant> All => [Ours, OneThread, Narrow, Vector128, Scalar, OpenBlasThreads, .. Peers];

    public void Dispose()
    {
        foreach (Contestant contestant in All)
            contestant.Dispose();
    }

    private static Contestant Self(string name, params (string Name, string Value)[] environment) =>
        new(name, Environment.ProcessPath!, ["worker"], [("DOTNET_TieredCompilation", "1"), .. environment]);
}
