namespace WeightInit;

/// <summary>The library that Keras 3 computes with: its seeds and its draws are that library's.</summary>
public enum KerasBackend
{
    /// <summary>TensorFlow: stateless functions of int64 pairs.</summary>
    TensorFlow,

    /// <summary>JAX: <c>jax.random</c> with a uint32 pair as its key.</summary>
    Jax,

    /// <summary>PyTorch 2.13 to 2.15: a generator seeded with the sum of an int32 pair.</summary>
    Torch,

    /// <summary>NumPy: <c>default_rng</c> of a uint32 pair.</summary>
    NumPy,
}
