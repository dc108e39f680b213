using System.Buffers.Binary;

namespace WeightInit.Tests.Random.TorchStreams;

public class TorchStateTests
{
    [Fact]
    public void A_run_goes_on_from_a_saved_state()
    {
        for (int drawn = 0; drawn < 700; drawn += 99)
        {
            TorchGenerator generator = Torch.Generator(-5);
            generator.Normal<float>(new float[drawn]);
            byte[] state = generator.GetState();
            TorchGenerator other = Torch.Generator(state);

            Assert.Equal(5056, state.Length);
            Assert.Equal(state, other.GetState());
            Assert.Equal(generator.InitialSeed, other.InitialSeed);
            Assert.Equal(generator.NextUInt32(), other.NextUInt32());
        }
    }

    [Fact]
    public void Fields_lie_where_PyTorch_has_them()
    {
        TorchGenerator generator = Torch.Generator(42);
        byte[] fresh = generator.GetState();
        Assert.Equal(42ul, BinaryPrimitives.ReadUInt64LittleEndian(fresh));
        Assert.Equal((1, 1, 0ul, 42ul), (Int32(fresh, 8), Int32(fresh, 12), UInt64(fresh, 16), UInt64(fresh, 24)));

        double[] pair = new double[2];
        Torch.Generator(42).Normal<double>(pair);
        generator.Normal<double>(new double[1]);
        byte[] used = generator.GetState();
        Assert.Equal((621, 4ul), (Int32(used, 8), UInt64(used, 16)));
        Assert.Equal((pair[1], 1), (BitConverter.ToDouble(used, 5024), Int32(used, 5040)));

        for (int i = 4; i < 624; i++)
            generator.NextUInt32();
        Assert.Equal((1, 624ul), (Int32(generator.GetState(), 8), UInt64(generator.GetState(), 16)));
    }

    [Fact]
    public void Old_files_keep_the_angle_and_the_radius_of_the_waiting_normal()
    {
        byte[] old = Torch.Generator(42).GetState()[..5048];
        BinaryPrimitives.WriteDoubleLittleEndian(old.AsSpan(5016), 0.25);
        BinaryPrimitives.WriteDoubleLittleEndian(old.AsSpan(5032), 1.5);
        BinaryPrimitives.WriteInt32LittleEndian(old.AsSpan(5040), 1);
        double[] next = new double[1];
        Torch.Generator(old).Normal<double>(next);
        Assert.Equal(1.5, next[0]);
    }

    [Theory]
    [InlineData(8, 0)]
    [InlineData(8, 625)]
    [InlineData(8, 7)]
    [InlineData(12, 0)]
    [InlineData(16, 3)]
    [InlineData(28, 1)]
    public void What_is_no_state_is_refused(int at, int value)
    {
        byte[] state = Torch.Generator(42).GetState();
        BinaryPrimitives.WriteInt32LittleEndian(state.AsSpan(at), value);
        Assert.Contains("not valid", Assert.Throws<ArgumentException>(() => Torch.Generator(state)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5047)]
    [InlineData(5057)]
    public void Another_length_is_refused(int length) =>
        Assert.Contains("5056 bytes", Assert.Throws<ArgumentException>(() => Torch.Generator(new byte[length])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_refused_state_changes_nothing()
    {
        TorchGenerator generator = Torch.Generator(42);
        Assert.Throws<ArgumentException>(() => generator.SetState(new byte[5056]));
        Assert.Equal(Torch.Generator(42).NextUInt32(), generator.NextUInt32());
    }

    private static int Int32(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static ulong UInt64(byte[] bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
}
