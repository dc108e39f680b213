using System.Globalization;
using System.Numerics;

namespace WeightInit.Tests.Random.KerasStreams;

public class KerasTests
{
    // test/golden/keras-3.15.1/README.md, "Integer seeds accepted".
    [Theory]
    [InlineData(KerasBackend.TensorFlow, "9223372036854775807", true, true)]
    [InlineData(KerasBackend.TensorFlow, "9223372036854775808", false, false)]
    [InlineData(KerasBackend.TensorFlow, "-9223372036854775808", true, true)]
    [InlineData(KerasBackend.Jax, "4294967295", true, true)]
    [InlineData(KerasBackend.Jax, "4294967296", false, false)]
    [InlineData(KerasBackend.Jax, "-1", false, false)]
    [InlineData(KerasBackend.NumPy, "4294967295", true, true)]
    [InlineData(KerasBackend.NumPy, "4294967296", false, false)]
    [InlineData(KerasBackend.NumPy, "-1", false, false)]
    [InlineData(KerasBackend.Torch, "2147483647", true, true)]
    [InlineData(KerasBackend.Torch, "2147483648", true, false)]
    [InlineData(KerasBackend.Torch, "-2147483649", true, false)]
    [InlineData(KerasBackend.Torch, "18446744073709551616", true, false)]
    public void Each_backend_takes_its_own_seeds(KerasBackend backend, string seed, bool byInitializer, bool byGenerator)
    {
        var number = BigInteger.Parse(seed, CultureInfo.InvariantCulture);

        Assert.Equal(byInitializer, Record.Exception(() => Keras.InitializerSeed(backend, number)) is null);
        Assert.Equal(byGenerator, Record.Exception(() => Keras.SeedGenerator(backend, number)) is null);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4294967296)]
    public void A_random_seed_is_one_of_NumPys(long seed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Keras.SetRandomSeed(KerasBackend.NumPy, seed));

    [Theory]
    [InlineData(KerasBackend.TensorFlow, 2147483648)]
    [InlineData(KerasBackend.NumPy, 2147483648)]
    [InlineData(KerasBackend.Torch, -2147483648)]
    public void A_state_is_one_of_the_backends_type(KerasBackend backend, long afterLargestInt32)
    {
        KerasSeedGenerator generator = Keras.SeedGenerator(backend, int.MaxValue);
        generator.NextUnordered();

        Assert.Equal(afterLargestInt32, Keras.Of(backend).Wrapped((BigInteger)int.MaxValue + 1));
        Assert.InRange(generator.State.First, 0, 933198);
    }

    [Fact]
    public void An_initializer_with_a_seed_draws_the_same_twice_and_a_generator_goes_on()
    {
        KerasStream seeded = Keras.InitializerSeed(KerasBackend.NumPy, 42);
        KerasStream generator = Keras.SeedGenerator(KerasBackend.NumPy, 42);
        double[] Draw(KerasStream stream) => Init.Keras.GlorotUniform.Create<double>([3, 4], stream);

        double[] first = Draw(seeded);

        Assert.Equal(first, Draw(seeded));
        Assert.Equal(first, Draw(generator));
        Assert.NotEqual(first, Draw(generator));
    }

    [Theory]
    [InlineData(KerasBackend.TensorFlow, "TensorFlow truncates")]
    [InlineData(KerasBackend.Torch, "Keras truncates")]
    [InlineData(KerasBackend.Jax, "Keras truncates")]
    [InlineData(KerasBackend.NumPy, "Keras truncates")]
    public void Other_truncations_are_refused(KerasBackend backend, string reason)
    {
        KerasStream stream = Keras.InitializerSeed(backend, 1);

        string message = Assert.Throws<NotSupportedException>(() => stream.Fill<float>(new float[4], TruncatedNormal.InSigmas(0, 1, -3, 3))).Message;

        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KerasBackend.TensorFlow, "bfloat16")]
    [InlineData(KerasBackend.Torch, "bfloat16 float16")]
    [InlineData(KerasBackend.Jax, "bfloat16 float16 float64")]
    [InlineData(KerasBackend.NumPy, "bfloat16 float16 float64")]
    public void Orthogonal_matrices_are_refused_where_Keras_has_none(KerasBackend backend, string refused)
    {
        Initializer orthogonal = Init.Keras.Orthogonal();
        List<string> types = [];
        Try<BFloat16>("bfloat16");
        Try<Half>("float16");
        Try<double>("float64");
        Try<float>("float32");

        Assert.Equal(refused, string.Join(' ', types));

        void Try<T>(string type)
            where T : unmanaged
        {
            if (Record.Exception(() => orthogonal.Create<T>([4, 4], Keras.InitializerSeed(backend, 1))) is NotSupportedException)
                types.Add(type);
        }
    }
}
