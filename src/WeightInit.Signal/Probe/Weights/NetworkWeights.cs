using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Where a network's weights come from: a plan that draws them, a checkpoint, or memory. Whole tensors in float32.</summary>
public abstract class NetworkWeights
{
    /// <summary>In words: the recipe and the seed, or the file.</summary>
    public abstract string Description { get; }

    /// <summary>The values of a tensor, row-major; an array of the caller's own.</summary>
    /// <param name="tensor">A parameter of the network.</param>
    /// <exception cref="NetworkException">There is no such tensor, or one of another shape.</exception>
    /// <exception cref="ModelFileException">The file cannot be read.</exception>
    public abstract float[] Read(TensorSpec tensor);

    /// <summary>The weights that a recipe's plan draws, each tensor from the key of its name.</summary>
    /// <param name="plan">The plan of <see cref="Network.Model"/>, or of a model that has its tensors.</param>
    /// <param name="key">The randomness.</param>
    public static NetworkWeights Draw(Plan plan, RandomKey key) => new DrawnWeights(plan, key);

    /// <summary>One initializer in every weight, biases and shifts zero, scales one; each tensor from the key of its name.</summary>
    /// <param name="initializer">The initializer.</param>
    /// <param name="key">The randomness.</param>
    public static NetworkWeights Draw(Initializer initializer, RandomKey key) => new InitializedWeights(initializer, key);

    /// <summary>The weights of a checkpoint: a folder, a safetensors, npz or ONNX file.</summary>
    /// <param name="path">The folder or the file.</param>
    /// <param name="network">The network whose tensors are read.</param>
    /// <exception cref="ModelFileException">It is missing, cannot be read or is not what it claims to be.</exception>
    /// <exception cref="NetworkException">It lacks a tensor, or has one of another shape or type.</exception>
    public static NetworkWeights Load(string path, Network network) => StoredNetworkWeights.Read(path, network);

    /// <summary>Weights in memory, by name.</summary>
    /// <param name="description">In words.</param>
    /// <param name="values">By the tensors' names.</param>
    public static NetworkWeights Of(string description, IReadOnlyDictionary<string, float[]> values) => new GivenWeights(description, values);

    /// <summary>Every parameter of a network.</summary>
    internal Dictionary<string, float[]> ReadAll(Network network)
    {
        float[][] values = new float[network.Parameters.Count][];
        Work.For(values.Length, network.Parameters.Sum(spec => spec.Shape.Count), place => values[place] = Read(network.Parameters[place]));
        Dictionary<string, float[]> weights = new(values.Length, StringComparer.Ordinal);
        for (int place = 0; place < values.Length; place++)
            weights.Add(network.Parameters[place].Name, values[place]);
        return weights;
    }
}
