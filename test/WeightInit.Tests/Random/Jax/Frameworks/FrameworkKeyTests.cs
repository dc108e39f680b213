namespace WeightInit.Tests.Random.Frameworks;

// The keys are those of test/golden/jax-0.10.2/modules.tsv; all of its rows are in the parity tests.
public class FrameworkKeyTests
{
    [Theory]
    [InlineData("Dense_1", 1, "d1dacb12 f851ba60")]
    [InlineData("Dense_1", 2, "bb6ea210 7f5561a8")]
    [InlineData("LayerNorm_0", 1, "7a582c3e f30f0654")]
    public void Linen_goes_by_the_path_and_the_number_in_the_module(string module, int number, string key) =>
        Assert.Equal(key, $"{FlaxLinen.ParameterKey(Jax.Key(0), [module], number)}");

    [Fact]
    public void Linen_puts_nothing_between_the_names() =>
        Assert.Equal(FlaxLinen.ParameterKey(Jax.Key(3), ["encoder", "layers_0"], 1), FlaxLinen.ParameterKey(Jax.Key(3), ["encoderlayers_0"], 1));

    // A module whose name is the bytes of the number before last has, as in Flax, the key of another.
    [Fact]
    public void Linen_writes_a_number_without_leading_zeros() =>
        Assert.Equal(FlaxLinen.ParameterKey(Jax.Key(3), ["m", "\u0001"], 2), FlaxLinen.ParameterKey(Jax.Key(3), ["m"], 258));

    [Fact]
    public void Nnx_folds_the_count_in() => Assert.Equal(Jax.FoldIn(Jax.LegacyKey(7), 5), FlaxNnx.ParameterKey(Jax.LegacyKey(7), 5));

    [Fact]
    public void Haiku_splits_and_goes_on_with_the_first()
    {
        JaxKey[] pair = Jax.Split(Jax.Key(7));
        JaxKey[] next = Jax.Split(pair[0]);

        Assert.Equal([pair[1], next[1]], Haiku.ParameterKeys(Jax.Key(7)).Take(2));
        Assert.Equal(next[1], Haiku.ParameterKey(Jax.Key(7), 2));
        Assert.NotEqual($"{next[1]}", $"{Haiku.ParameterKey(Jax.LegacyKey(7), 2)}");
    }

    [Fact]
    public void Numbers_below_the_first_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FlaxLinen.ParameterKey(Jax.Key(0), [], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => FlaxNnx.ParameterKey(Jax.Key(0), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Haiku.ParameterKey(Jax.Key(0), 0));
    }

    [Fact]
    public void Names_of_frameworks_read_back_and_others_are_answered_with_them()
    {
        Assert.All(Enum.GetValues<JaxFramework>(), framework => Assert.Equal(framework, JaxFrameworks.Parse(framework.Name())));
        Assert.Contains("flax-linen, flax-nnx, haiku", Assert.Throws<FormatException>(() => JaxFrameworks.Parse("equinox")).Message, StringComparison.Ordinal);
    }
}
