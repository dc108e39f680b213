using System.Numerics;

namespace WeightInit.Tests.Random;

public class StreamsTests
{
    [Theory]
    [InlineData("42", false, 1)]
    [InlineData("-1", false, 1)]
    [InlineData("1,2,3", true, 3)]
    [InlineData("42,", true, 1)]
    [InlineData("340282366920938463463374607431768211456", false, 1)]
    public void A_seed_reads_back(string text, bool isList, int count)
    {
        StreamSeed seed = StreamSeed.Parse(text);

        Assert.Equal(isList, seed.IsList);
        Assert.Equal(count, seed.Values.Length);
        Assert.Equal(text, seed.ToString());
        Assert.Equal(seed, StreamSeed.Parse(" " + text));
        Assert.Equal(seed.GetHashCode(), StreamSeed.Parse(text).GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("1,,2")]
    [InlineData("1,2,")]
    [InlineData("4.5")]
    [InlineData("0x10")]
    [InlineData("seed")]
    public void What_is_no_seed_is_quoted(string text) =>
        Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => StreamSeed.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_list_of_one_is_not_its_element() => Assert.NotEqual(StreamSeed.Of(42), StreamSeed.List(new BigInteger(42)));

    [Fact]
    public void Names_are_unique_and_found()
    {
        string[] names = [.. Streams.All.SelectMany(stream => stream.Aliases.Prepend(stream.Name))];

        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(names, name => Assert.Contains(name, Streams.Find(name).Aliases.Prepend(Streams.Find(name).Name)));
    }

    [Fact]
    public void A_stream_opens_as_what_its_name_says()
    {
        foreach (StreamInfo info in Streams.All)
        {
            string opened = info.IsAddressable ? info.OpenKey(StreamSeed.Of(42)).StreamName : info.OpenStream(StreamSeed.Of(42)).StreamName;
            Assert.Equal(info.Name, opened);
        }
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known()
    {
        string message = Assert.Throws<FormatException>(() => Streams.Find("mersenne")).Message;

        Assert.Contains("'mersenne'", message, StringComparison.Ordinal);
        Assert.All(Streams.All, stream => Assert.Contains(stream.Name, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("native", "-1")]
    [InlineData("native", "18446744073709551616")]
    [InlineData("native", "1,2")]
    [InlineData("tensorflow", "1,2,3")]
    [InlineData("tensorflow", "1,9223372036854775808")]
    [InlineData("tensorflow-legacy", "1,2,3")]
    [InlineData("keras-tensorflow", "9223372036854775808")]
    [InlineData("keras-torch", "1,2")]
    [InlineData("keras-jax", "4294967296")]
    [InlineData("keras-numpy", "-1")]
    [InlineData("jax", "9223372036854775808")]
    [InlineData("jax", "1,2")]
    [InlineData("jax-legacy", "-9223372036854775809")]
    [InlineData("numpy", "-1")]
    [InlineData("numpy", "4294967296")]
    [InlineData("numpy", "1,4294967296")]
    public void Seeds_that_a_stream_does_not_take_are_refused(string name, string seed)
    {
        string message = Assert.Throws<ArgumentException>(() => Streams.Find(name).Create<double>(Init.Zeros, Shape.Of(1), StreamSeed.Parse(seed))).Message;

        Assert.Contains(seed, message, StringComparison.Ordinal);
        Assert.Contains(name, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("42", "0.37454011884736")]
    [InlineData("42,", "0.37454011884736")]
    public void A_list_of_one_opens_another_generator(string seed, string integerGives)
    {
        double first = ((NumPyRandomState)Streams.Find("numpy").OpenStream(StreamSeed.Parse(seed))).RandomSample();

        Assert.Equal(seed == "42", first.ToString("R", null).StartsWith(integerGives, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_stream_cannot_do_its_kind_says()
    {
        Assert.True(Streams.Find("native").IsAddressable);
        Assert.False(Streams.Find("numpy").IsAddressable);
        Assert.Throws<NotSupportedException>(() => Streams.Find("numpy").OpenKey(StreamSeed.Of(1)));
        Assert.Throws<NotSupportedException>(() => Streams.Find("native").OpenStream(StreamSeed.Of(1)));
    }

    [Fact]
    public void A_seed_decides_where_a_stream_has_keys_and_generators()
    {
        StreamInfo tensorFlow = Streams.Find("tensorflow");

        Assert.False(tensorFlow.IsAddressable);
        Assert.True(tensorFlow.IsAddressableFrom(StreamSeed.Parse("1,2")));
        Assert.Equal("1,2", tensorFlow.OpenKey(StreamSeed.Parse("1,2")).SeedText);
        Assert.False(tensorFlow.IsAddressableFrom(StreamSeed.Parse("1")));
        Assert.Equal("tensorflow", tensorFlow.OpenStream(StreamSeed.Parse("1")).StreamName);
        Assert.Throws<ArgumentException>(() => tensorFlow.OpenKey(StreamSeed.Parse("1")));
        Assert.Throws<ArgumentException>(() => tensorFlow.OpenStream(StreamSeed.Parse("1,2")));
    }
}
