using Google.Protobuf;
using WeightInit.Models;
using WeightInit.Models.OnnxMessages;
using WeightInit.Mutations;

namespace WeightInit.Tests.Onnx;

/// <summary>Files that are no ONNX models, each refused for its own reason in one line.</summary>
public class OnnxFileTests
{
    private static readonly string Squeezenet = Repository.Golden("models", "light_squeezenet.onnx");

    [Theory]
    [InlineData(new byte[] { }, OnnxError.NoGraph)]
    [InlineData(new byte[] { 8, 3 }, OnnxError.NoGraph)]
    [InlineData(new byte[] { 0x3A, 0x05, 1 }, OnnxError.NotMessages)]
    [InlineData(new byte[] { 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F }, OnnxError.NotMessages)]
    [InlineData(new byte[] { 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, OnnxError.NotMessages)]
    [InlineData(new byte[] { 0x3B }, OnnxError.NotMessages)]
    [InlineData(new byte[] { 0x00 }, OnnxError.NotMessages)]
    [InlineData(new byte[] { 0x09, 1, 2 }, OnnxError.NotMessages)]
    public void What_is_no_model_is_refused(byte[] bytes, OnnxError error) => Assert.Equal(error, Refusal(bytes).Error);

    [Fact]
    public void Every_cut_of_a_model_is_read_or_refused_in_one_line()
    {
        byte[] whole = File.ReadAllBytes(Squeezenet);
        using TemporaryFolder folder = new();
        int refused = 0;
        for (int length = 0; length < whole.Length; length += 97)
        {
            try
            {
                OnnxTemplate.Read(folder.Write("cut.onnx", whole[..length]));
            }
            catch (ModelFileException error)
            {
                Assert.DoesNotContain(error.Message, char.IsControl);
                refused++;
            }
        }

        Assert.Equal((whole.Length / 97) + 1, refused);
    }

    [Fact]
    public void Nesting_and_numbers_of_messages_are_bounded()
    {
        byte[] nested = [];
        for (int i = 0; i < 60; i++)
            nested = Field(1, Field(5, Field(6, nested)));
        Assert.Equal(OnnxError.TooDeep, Refusal(Field(7, nested)).Error);

        byte[] many = new byte[2 * (OnnxException.MaxMessages + 1)];
        for (int i = 0; i < many.Length; i += 2)
            many[i] = 0x0A;
        Assert.Equal(OnnxError.TooManyMessages, Refusal(Field(7, many)).Error);
    }

    [Fact]
    public void Names_shapes_and_types_are_checked()
    {
        Assert.Equal(OnnxError.DuplicateName, Refusal(Small().Weight("w", 5, 5)).Error);
        Assert.Equal(OnnxError.DuplicateName, Refusal(Small().Node("Relu", "y", "y")).Error);
        Assert.Equal(OnnxError.NoName, Refusal(Small().Weight("", 2)).Error);
        Assert.Equal(OnnxError.BadShape, Refusal(Small(), tensor => tensor.Dims[0] = -5).Error);
        Assert.Equal(OnnxError.BadShape, Refusal(Small(), tensor => tensor.Dims.AddRange([1L << 40, 1L << 40])).Error);
        Assert.Equal(OnnxError.BadShape, Refusal(Small(), tensor => tensor.Dims.AddRange(Enumerable.Repeat(1L, 40))).Error);
        Assert.Equal(OnnxError.UnknownType, Refusal(Small(), tensor => tensor.DataType = 99).Error);
        Assert.Equal(OnnxError.NoShape, Refusal(new SmallGraph().Input("x", 1, 5).Input("fc.weight", -1, 5).Node("Gemm", "x fc.weight", "y")).Error);
        Assert.Equal(OnnxError.BadNode, Refusal(new SmallGraph().Input("x", 1, 5, 5, 5).Weight("w", 5, 5, 1, 1).Node("Conv", "x w", "y", ("group", 0L))).Error);
    }

    [Theory]
    [InlineData("../w.bin")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../w.bin")]
    [InlineData("a\\..\\w.bin")]
    [InlineData("./w.bin")]
    [InlineData("")]
    [InlineData("c:w.bin")]
    public void Elements_are_read_only_beneath_the_folder_of_the_model(string location)
    {
        using TemporaryFolder folder = new();
        folder.Write("w.bin", new byte[100]);
        Directory.CreateDirectory(folder["m"]);
        Assert.Equal(OnnxError.BadLocation, Assert.Throws<OnnxException>(() => ReadExternal(folder, "m/small.onnx", location)).Error);
    }

    [Fact]
    public void Elements_beside_the_model_are_read_and_links_out_of_its_folder_are_not_followed()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["m"]);
        byte[] bytes = [.. Enumerable.Range(0, 108).Select(i => (byte)i)];
        folder.Write("outside.bin", bytes);
        folder.Write("m/inside.bin", bytes);
        File.CreateSymbolicLink(folder["m/out.bin"], folder["outside.bin"]);
        File.CreateSymbolicLink(folder["m/in.bin"], folder["m/inside.bin"]);
        Directory.CreateSymbolicLink(folder["m/up"], folder[""]);

        Assert.Equal(bytes[8..108], ReadExternal(folder, "m/small.onnx", "inside.bin", ("offset", "8"), ("length", "100")));
        Assert.Equal(bytes[8..108], ReadExternal(folder, "m/small.onnx", "in.bin", ("offset", "8")));
        Assert.Equal(OnnxError.BadLocation, Assert.Throws<OnnxException>(() => ReadExternal(folder, "m/small.onnx", "out.bin")).Error);
        Assert.Equal(OnnxError.BadLocation, Assert.Throws<OnnxException>(() => ReadExternal(folder, "m/small.onnx", "up/outside.bin")).Error);
        Assert.Equal(OnnxError.BeyondFile, Assert.Throws<OnnxException>(() => ReadExternal(folder, "m/small.onnx", "inside.bin", ("offset", "8"), ("length", "101"))).Error);
        Assert.Equal(OnnxError.BeyondFile, Assert.Throws<OnnxException>(() => ReadExternal(folder, "m/small.onnx", "inside.bin", ("offset", "109"))).Error);
        Assert.Equal(OnnxError.WrongSize, Assert.Throws<OnnxException>(() => ReadExternal(folder, "m/small.onnx", "inside.bin", ("offset", "28"))).Error);
        Assert.Equal(OnnxError.BadLocation, Assert.Throws<OnnxException>(() => ReadExternal(folder, "m/small.onnx", "inside.bin", ("offset", "-1"))).Error);
        Assert.Equal(FileAccessError.NotFound, Assert.Throws<FileAccessException>(() => ReadExternal(folder, "m/small.onnx", "none.bin")).Error);
    }

    [Fact]
    public void A_cache_of_links_is_followed_where_the_model_itself_is_one()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["blobs"]);
        Directory.CreateDirectory(folder["snapshot"]);
        folder.Write("blobs/data", new byte[100]);
        SmallGraph graph = Small();
        Outside(graph.Message.Graph.Initializer[0], "w.bin");
        folder.Write("blobs/graph", graph.Bytes());
        File.CreateSymbolicLink(folder["snapshot/small.onnx"], folder["blobs/graph"]);
        File.CreateSymbolicLink(folder["snapshot/w.bin"], folder["blobs/data"]);
        using OnnxFile file = OnnxFile.Open(folder["snapshot/small.onnx"]);

        OnnxGraph.Of(file).Initializer("w")!.Check();
    }

    [Fact]
    public void Long_elements_stay_in_the_file_and_are_read_from_there()
    {
        float[] values = [.. Enumerable.Range(0, 100_000).Select(i => i / 7f)];
        Tensor packed = new() { Name = "packed", DataType = OnnxType.Float };
        packed.Dims.Add(values.Length);
        packed.FloatData.AddRange(values);
        Tensor halves = new() { Name = "halves", DataType = OnnxType.Float16 };
        halves.Dims.Add(values.Length);
        halves.Int32Data.AddRange(values.Select((_, i) => i & 0x7FFF));
        SmallGraph graph = Small();
        graph.Message.Graph.Initializer.Add(packed);
        graph.Message.Graph.Initializer.Add(halves);
        using TemporaryFolder folder = new();
        using OnnxFile file = OnnxFile.Open(folder.Write("small.onnx", graph.Bytes()));
        OnnxGraph read = OnnxGraph.Of(file);
        byte[] floats = new byte[8], pair = new byte[4];
        read.Initializer("packed")!.Read(4 * 70_000, floats);
        read.Initializer("halves")!.Read(2 * 3_000, pair);

        Assert.Equal((values[70_000], values[70_001]), (BitConverter.ToSingle(floats), BitConverter.ToSingle(floats, 4)));
        Assert.Equal((3_000, 3_001), (BitConverter.ToUInt16(pair), BitConverter.ToUInt16(pair, 2)));
        Assert.Empty(file.Model.Graph.Initializer[1].FloatData);
    }

    private static SmallGraph Small() => new SmallGraph().Input("x", 1, 5).Weight("w", 5, 5).Node("MatMul", "x w", "y");

    private static void Outside(Tensor tensor, string location, params (string Key, string Value)[] more)
    {
        tensor.RawData = ByteString.Empty;
        tensor.DataLocation = 1;
        tensor.ExternalData.Add(new TextPair { Key = "location", Value = location });
        tensor.ExternalData.AddRange(more.Select(pair => new TextPair { Key = pair.Key, Value = pair.Value }));
    }

    private static byte[] ReadExternal(TemporaryFolder folder, string name, string location, params (string Key, string Value)[] more)
    {
        SmallGraph graph = Small();
        Outside(graph.Message.Graph.Initializer[0], location, more);
        using OnnxFile file = OnnxFile.Open(folder.Write(name, graph.Bytes()));
        byte[] bytes = new byte[100];
        OnnxGraph.Of(file).Initializer("w")!.Read(0, bytes);
        return bytes;
    }

    private static OnnxException Refusal(SmallGraph graph, Action<Tensor>? change = null)
    {
        change?.Invoke(graph.Message.Graph.Initializer[0]);
        return Refusal(graph.Bytes());
    }

    private static OnnxException Refusal(byte[] bytes)
    {
        using TemporaryFolder folder = new();
        OnnxException error = Assert.Throws<OnnxException>(() => OnnxTemplate.Read(folder.Write("bad.onnx", bytes)));
        Assert.DoesNotContain(error.Message, char.IsControl);
        return error;
    }

    private static byte[] Field(int number, byte[] content)
    {
        using MemoryStream stream = new();
        using (CodedOutputStream output = new(stream, leaveOpen: true))
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(content));
        }

        return stream.ToArray();
    }
}
