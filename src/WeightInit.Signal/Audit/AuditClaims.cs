using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>What is known of a checkpoint's tensors beside their values: roles, layouts and fans, and the initializers that are claimed.</summary>
internal sealed class AuditClaims
{
    private readonly Dictionary<string, TensorSpec> _specs;
    private readonly Dictionary<string, (string Initializer, double? Std)> _claims;

    private AuditClaims(string? recipe, IEnumerable<TensorSpec> specs, IEnumerable<(string Name, string Initializer, double? Std)> claims)
    {
        Recipe = recipe;
        _specs = specs.ToDictionary(spec => spec.Name, StringComparer.Ordinal);
        _claims = claims.ToDictionary(claim => claim.Name, claim => (claim.Initializer, claim.Std), StringComparer.Ordinal);
    }

    /// <summary>The recipe's name, or null.</summary>
    internal string? Recipe { get; }

    internal static AuditClaims Of(string path, StoredModel stored, Recipe? recipe)
    {
        Provenance? provenance = Directory.Exists(path) && File.Exists(Path.Combine(path, Provenance.FileName)) ? CheckpointVerifier.ReadProvenance(path) : null;
        TensorSpec[] specs = provenance is not null ? [.. provenance.Tensors.Select(tensor => tensor.Tensor)] : Described(path, stored);
        if (recipe is not null)
        {
            Plan plan = recipe.Resolve(new ModelSpec(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), specs));
            return new AuditClaims(recipe.Name, specs, plan.Tensors.Select(planned => (planned.Tensor.Name, planned.Initializer.ToString()!, planned.StandardDeviation)));
        }

        return provenance is null
            ? new AuditClaims(null, specs, [])
            : new AuditClaims(provenance.Recipe, specs, provenance.Tensors.Where(tensor => tensor.KeptFrom is null).Select(tensor => (tensor.Tensor.Name, tensor.Initializer.ToString()!, StdOf(tensor))));
    }

    /// <summary>The tensor's description; what nothing describes is a buffer.</summary>
    internal TensorSpec SpecOf(StoredTensor tensor) =>
        _specs.TryGetValue(tensor.Name, out TensorSpec? spec) && spec.Shape == tensor.Shape ? spec : new TensorSpec(tensor.Name, tensor.Shape) { Role = TensorRole.Buffer };

    internal (string? Initializer, double? Std) Of(string tensor) => _claims.TryGetValue(tensor, out (string Initializer, double? Std) claim) ? claim : (null, null);

    /// <summary>From the graph of an ONNX file, else by names and ranks as templates are.</summary>
    private static TensorSpec[] Described(string path, StoredModel stored)
    {
        if (stored.Format == "onnx")
            return [.. OnnxTemplate.Read(OnnxWeights.ModelOf(path) ?? path).Tensors];
        TensorSpec[] bare = [.. stored.Tensors.DistinctBy(tensor => tensor.Name).Select(tensor => new TensorSpec(tensor.Name, tensor.Shape))];
        return [.. new BareTensors(bare, null, _ => true).Tensors];
    }

    private static double? StdOf(ProvenanceTensor tensor)
    {
        try
        {
            return tensor.Initializer is ElementwiseInitializer elementwise ? elementwise.DistributionFor(tensor.Tensor).StandardDeviation : null;
        }
        catch (Exception refused) when (refused is ArgumentException or OverflowException)
        {
            return null;
        }
    }
}
