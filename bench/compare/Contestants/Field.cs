namespace WeightInit.Compare;

/// <summary>Everyone who takes part.</summary>
internal sealed class Field : IDisposable
{
    private readonly string _peers = Path.Combine(AppContext.BaseDirectory, "peers");

    internal Field()
    {
        Ours = Self("WeightInit");
        Narrow = Self("WeightInit, AVX-512 off", ("DOTNET_EnableAVX512", "0"));
        Vector128 = Self("WeightInit, AVX2 off", ("DOTNET_EnableAVX2", "0"));
        Scalar = Self("WeightInit, no vectors", ("DOTNET_EnableHWIntrinsic", "0"));
        string python = Environment.GetEnvironmentVariable("PYTHON") ?? "/usr/bin/python3";
        Python = new("Python", python, [Path.Combine(_peers, "peer.py")]);
        string? openBlas = Environment.GetEnvironmentVariable("OPENBLAS");
        OpenBlas = new("PyTorch with OpenBLAS", openBlas is null ? "" : python, [Path.Combine(_peers, "peer.py")], ("LD_LIBRARY_PATH", openBlas ?? ""));
        TensorFlowJs = new("TensorFlow.js", "node", [Path.Combine(_peers, "tfjs", "peer.mjs")]);
    }

    internal Contestant Ours { get; }

    internal Contestant Narrow { get; }

    internal Contestant Vector128 { get; }

    internal Contestant Scalar { get; }

    internal Contestant Python { get; }

    internal Contestant OpenBlas { get; }

    internal Contestant TensorFlowJs { get; }

    /// <summary>Those that say their versions.</summary>
    internal IEnumerable<Contestant> Peers => [Python, OpenBlas, TensorFlowJs];

    private IEnumerable<Contestant> All => [Ours, Narrow, Vector128, Scalar, .. Peers];

    public void Dispose()
    {
        foreach (Contestant contestant in All)
            contestant.Dispose();
    }

    private static Contestant Self(string name, params (string Name, string Value)[] environment) =>
        new(name, Environment.ProcessPath!, ["worker"], [("DOTNET_TieredCompilation", "1"), .. environment]);
}
