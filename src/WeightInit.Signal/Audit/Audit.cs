using System.Runtime.InteropServices;
using System.Security.Cryptography;
using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>What the weights of a checkpoint are like: law, scheme, claim, clones, outliers, and what is wrong with them.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Recipe">The recipe whose claims the tensors are held against, or null where none is known.</param>
/// <param name="Tensors">Every tensor of a floating-point type, in the order of the file.</param>
/// <param name="Findings">What is wrong.</param>
public sealed record Audit(string Path, string? Recipe, IReadOnlyList<AuditedTensor> Tensors, IReadOnlyList<Finding> Findings)
{
    /// <summary>How many elements of a tensor its law is fitted to, evenly over it.</summary>
    private const int SampleSize = 8192;

    /// <summary>Reads a checkpoint, each tensor once.</summary>
    /// <param name="path">A safetensors file or index, a npz archive, an ONNX file, or a folder with one of them.</param>
    /// <param name="recipe">The recipe that it is held against; null: what its <c>weightinit.json</c> says, if it has one.</param>
    /// <param name="progress">Hears of bytes read and of all; or null.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ModelFileException">A file is missing, cannot be read or is damaged.</exception>
    /// <exception cref="RecipeException">The recipe is not for these tensors.</exception>
    public static Audit Of(string path, Recipe? recipe = null, Action<long, long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using StoredModel stored = StoredModel.Open(path);
        AuditClaims claims = AuditClaims.Of(path, stored, recipe);
        StoredTensor[] tensors = [.. stored.Tensors.Where(tensor => tensor.TypeName.StartsWith("float", StringComparison.Ordinal) || tensor.TypeName is "bfloat16")];
        long total = tensors.Sum(tensor => tensor.ByteCount), done = 0;
        Dictionary<string, string> digests = new(StringComparer.Ordinal);
        List<AuditedTensor> audited = [];
        foreach (StoredTensor tensor in tensors)
        {
            audited.Add(Measure(tensor, claims, digests, cancellation));
            progress?.Invoke(done += tensor.ByteCount, total);
        }

        return new Audit(path, claims.Recipe, audited, AuditRules.Find(audited));
    }

    private static AuditedTensor Measure(StoredTensor tensor, AuditClaims claims, Dictionary<string, string> digests, CancellationToken cancellation)
    {
        Models.Moments moments = new();
        List<double> sample = new(SampleSize);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long step = Math.Max(1, tensor.Shape.Count / SampleSize) | 1, place = 0;
        foreach (ArraySegment<double> values in tensor.Chunks(null, cancellation))
        {
            hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
            for (long i = (step - (place % step)) % step; i < values.Count; i += step)
            {
                if (double.IsFinite(values[(int)i]))
                    sample.Add(values[(int)i]);
            }

            place += values.Count;
            moments.Add(values);
        }

        double mean = moments.Count == 0 ? 0 : moments.Mean, std = moments.Count == 0 ? 0 : moments.Std;
        double centre = Math.Abs(mean) < 5 * std / Math.Sqrt(Math.Max(1, moments.Count)) ? 0 : mean;
        LawFit fit = LawFit.Of([.. sample], centre, std);
        TensorSpec spec = claims.SpecOf(tensor);
        string digest = $"{tensor.Shape} {Convert.ToHexString(hash.GetHashAndReset())}";
        string? clone = std > 0 && !digests.TryAdd(digest, tensor.Name) ? digests[digest] : null;
        (string? claim, double? claimed) = claims.Of(tensor.Name);
        return new AuditedTensor(tensor.Name, tensor.Shape, tensor.TypeName, spec.Role, mean, std, fit)
        {
            Schemes = spec.Role is TensorRole.Kernel or TensorRole.Embedding or TensorRole.Position ? SchemeFinder.Find(spec, fit.Law, std, moments.Count, std > 0 ? moments.Kurtosis : 3) : [],
            Claim = claim,
            ClaimedStd = claimed,
            CloneOf = clone,
            Outliers = Outliers(tensor, moments, mean, std, cancellation),
            NonFinite = moments.NonFinite,
        };
    }

    /// <summary>A second reading, where the extremes say that there are some.</summary>
    private static long Outliers(StoredTensor tensor, Models.Moments moments, double mean, double std, CancellationToken cancellation)
    {
        double most = (Math.Sqrt(2 * Math.Log(Math.Max(2, moments.Count))) + 3) * std;
        if (std == 0 || Math.Max(moments.Max - mean, mean - moments.Min) <= most)
            return 0;
        return tensor.Chunks(null, cancellation).Sum(values => values.LongCount(value => Math.Abs(value - mean) > most));
    }
}
