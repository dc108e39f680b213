using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WeightInit.Tests.Verbs;

public class DrawVerbTests
{
    // The texts' function of (shape, mode, seed), as they print its results.
    [Theory]
    [InlineData("glorot-uniform", "3,3", "[[-0.2509,0.9014,0.464],[0.1973,-0.688,-0.688],[-0.8838,0.7324,0.2022]]")]
    [InlineData("glorot-normal", "2,2", "[[0.3512,-0.0978],[0.458,1.0769]]")]
    [InlineData("glorot-uniform", "3,4", "[[-0.2323,0.8346,0.4296,0.1827],[-0.6369,-0.637,-0.8183,0.678],[0.1872,0.3853,-0.8877,0.8701]]")]
    public void The_texts_function(string initializer, string shape, string values)
    {
        JsonElement json = ToolRun.Done("draw", initializer, "--shape", shape, "--stream", "numpy", "--seed", "42", "--round", "4", "--format", "json").Json;

        Assert.Equal(values, Compact(json.GetProperty("values")));
        Assert.Equal("float64", json.GetProperty("dtype").GetString());
        Assert.Equal(42, json.GetProperty("seed").GetInt32());
    }

    // The digests are those of rows of test/golden/jax-0.10.2/draws.tsv.
    [Theory]
    [InlineData("jax", "e9c2b3632dffd642b260fa3d114fd6632cce959410ce4e72aa5b49f689394c1f")]
    [InlineData("jax-legacy", "8c726633cd6449ea265db6b6ae1f0efdbef2d0da7cebc748868c91e1ef0751aa")]
    public void Hex_lines_have_the_golden_digest(string stream, string digest)
    {
        byte[] lines = ToolRun.Done("draw", "jax.glorot-normal", "--shape", "17,33", "--stream", stream, "--seed", "42", "--format", "hex").Bytes;

        Assert.Equal(digest, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(lines)));
    }

    [Fact]
    public void Json_says_what_was_drawn()
    {
        JsonElement json = ToolRun.Done("draw", "he-normal", "--shape", "4,2", "--seed", "7", "--name", "h.0", "--format", "json").Json;

        Assert.Equal(
            ["initializer", "distribution", "stream", "seed", "name", "shape", "dtype", "fan_in", "fan_out", "std", "values"],
            json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("he-normal", json.GetProperty("initializer").GetString());
        Assert.Equal("normal(mean=0,std=0.7071067811865476)", json.GetProperty("distribution").GetString());
        Assert.Equal("native", json.GetProperty("stream").GetString());
        Assert.Equal("h.0", json.GetProperty("name").GetString());
        Assert.Equal("[4,2]", Compact(json.GetProperty("shape")));
        Assert.Equal("float32", json.GetProperty("dtype").GetString());
        Assert.Equal(4, json.GetProperty("fan_in").GetInt32());
        Assert.Equal(2, json.GetProperty("fan_out").GetInt32());
        Assert.Equal(Math.Sqrt(0.5), json.GetProperty("std").GetDouble());

        float[] expected = Init.HeNormal.Create<float>(new TensorSpec("h.0", Shape.Of(4, 2)), RandomKey.FromSeed(7));
        Assert.Equal(expected.Select(value => (double)value), json.GetProperty("values").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(value => value.GetDouble()));
    }

    [Theory]
    [InlineData("scalar", "0.0")]
    [InlineData("0", "[]")]
    [InlineData("2,0", "[[],[]]")]
    [InlineData("0,2", "[]")]
    [InlineData("2,1,2", "[[[0.0,0.0]],[[0.0,0.0]]]")]
    public void Values_are_nested_like_the_shape(string shape, string values) =>
        Assert.Equal(values, Compact(ToolRun.Done("draw", "zeros", "--shape", shape, "--format", "json").Json.GetProperty("values")));

    [Theory]
    [InlineData("float64", "3fd7f8771e5f51ec\n3fee6c4068bbd654\n")]
    [InlineData("float32", "3ebfc3b9\n3f736203\n")]
    [InlineData("float16", "35fe\n3b9b\n")]
    [InlineData("bfloat16", "3ec0\n3f73\n")]
    public void Hex_is_the_bits_an_element_a_line(string type, string expected) =>
        Assert.Equal(expected, ToolRun.Done("draw", "uniform:low=0,high=1", "--shape", "2", "--stream", "numpy", "--seed", "42", "--dtype", type, "--format", "hex").Output);

    [Fact]
    public void Npy_is_numpys_file()
    {
        byte[] bytes = ToolRun.Done("draw", "ones", "--shape", "2,3", "--stream", "numpy", "--dtype", "float16", "--format", "npy").Bytes;

        Assert.Equal(128 + 12, bytes.Length);
        Assert.Equal((byte[])[0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0], bytes[..8]);
        Assert.Contains("'descr': '<f2', 'fortran_order': False, 'shape': (2, 3)", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 6), i => Assert.Equal((Half)1, BitConverter.ToHalf(bytes, 128 + (2 * i))));
        Assert.Contains("--format npy", ToolRun.Refused(2, "draw", "ones", "--shape", "2", "--stream", "numpy", "--dtype", "bfloat16", "--format", "npy"), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_has_the_rows_in_columns_with_trailing_zeros()
    {
        string text = ToolRun.Done("draw", "glorot-uniform", "--shape", "3,3", "--stream", "numpy", "--seed", "42", "--round", "4").Output;

        Assert.Equal(
            """
            # glorot-uniform: uniform(low=-1,high=1)
            # numpy, seed 42, float64, shape 3,3, fan_in 3, fan_out 3
            -0.2509   0.9014   0.4640
             0.1973  -0.6880  -0.6880
            -0.8838   0.7324   0.2022

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Text_of_more_axes_names_its_blocks()
    {
        string text = ToolRun.Done("draw", "constant(0.5)", "--shape", "2,2,1,3").Output;

        Assert.Contains("\n# [0, 0, :, :]\n0.5  0.5  0.5\n\n# [0, 1, :, :]\n", text, StringComparison.Ordinal);
        Assert.Contains("# [1, 1, :, :]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_gets_the_ends_of_a_long_draw_and_a_pipe_all_of_it()
    {
        string[] args = ["draw", "ones", "--shape", "100,100"];

        Assert.Equal(9, ToolRun.Of(isPlain: false, args).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(102, ToolRun.Done(args).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_list_seeds_as_a_list()
    {
        ToolRun list = ToolRun.Done("draw", "uniform:low=0,high=1", "--shape", "1", "--stream", "numpy", "--seed", "1,2,3", "--format", "json");
        ToolRun one = ToolRun.Done("draw", "uniform:low=0,high=1", "--shape", "1", "--stream", "numpy", "--seed", "1,", "--format", "json");

        Assert.Equal("[1,2,3]", Compact(list.Json.GetProperty("seed")));
        Assert.Equal("[1]", Compact(one.Json.GetProperty("seed")));
        Assert.Equal("3fe383fbc97230c2", Golden.Hex(list.Json.GetProperty("values")[0].GetDouble()));
    }

    [Fact]
    public void A_slice_is_cut_from_the_whole()
    {
        string[] whole = ToolRun.Done("draw", "he-normal", "--shape", "6,5", "--seed", "3", "--format", "hex").Output.Split('\n');
        string[] part = ToolRun.Done("draw", "he-normal", "--shape", "6,5", "--seed", "3", "--slice", "1:-1,2:4", "--format", "hex").Output.Split('\n');
        JsonElement json = ToolRun.Done("draw", "he-normal", "--shape", "6,5", "--slice", ":2", "--format", "json").Json;

        Assert.Equal(Enumerable.Range(1, 4).SelectMany(row => whole.Skip((5 * row) + 2).Take(2)), part.Take(8));
        Assert.Equal("[2,5]", Compact(json.GetProperty("shape")));
        Assert.Equal(":2", json.GetProperty("slice").GetString());
        Assert.Equal("[6,5]", Compact(json.GetProperty("slice_of")));
        Assert.Equal(6, json.GetProperty("fan_in").GetInt32());
    }

    [Theory]
    [InlineData("--layout", "out-in", 4, 6)]
    [InlineData("--layout", "in-out", 6, 4)]
    [InlineData("--fans", "10,20", 10, 20)]
    public void Fans_are_those_of_the_layout_or_said(string option, string value, int fanIn, int fanOut)
    {
        JsonElement json = ToolRun.Done("draw", "glorot-uniform", "--shape", "6,4", option, value, "--format", "json").Json;

        Assert.Equal(fanIn, json.GetProperty("fan_in").GetInt32());
        Assert.Equal(fanOut, json.GetProperty("fan_out").GetInt32());
        Assert.Equal(Math.Sqrt(2.0 / (fanIn + fanOut)), json.GetProperty("std").GetDouble(), 1e-15);
    }

    [Fact]
    public void Groups_divide_the_channels()
    {
        JsonElement json = ToolRun.Done("draw", "he-normal", "--shape", "8,2,3,3", "--layout", "out-in", "--groups", "4", "--format", "json").Json;

        Assert.Equal(18, json.GetProperty("fan_in").GetInt32());
        Assert.Equal(18, json.GetProperty("fan_out").GetInt32());
    }

    [Fact]
    public void The_names_of_texts_expressions_have_their_own_layout()
    {
        Assert.Equal(5, ToolRun.Done("draw", "numpy.xavier-out-in", "--shape", "4,5", "--stream", "numpy", "--format", "json").Json.GetProperty("fan_in").GetInt32());
        Assert.Equal(4, ToolRun.Done("draw", "numpy.xavier", "--shape", "4,5", "--stream", "numpy", "--format", "json").Json.GetProperty("fan_in").GetInt32());
    }

    [Fact]
    public void A_file_gets_the_same_bytes_and_stdout_none()
    {
        string folder = Directory.CreateTempSubdirectory("weightinit-").FullName;
        try
        {
            string path = Path.Combine(folder, "w.hex");
            string[] draw = ["draw", "he-normal", "--shape", "30,5", "--format", "hex"];
            ToolRun file = ToolRun.Done([.. draw, "-o", path]);

            Assert.Empty(file.Bytes);
            Assert.Equal(ToolRun.Done(draw).Bytes, File.ReadAllBytes(path));
            Assert.Equal([path], Directory.GetFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_link_is_followed_and_a_device_written_into()
    {
        string folder = Directory.CreateTempSubdirectory("weightinit-").FullName;
        try
        {
            string path = Path.Combine(folder, "w.hex");
            File.WriteAllText(path, "old");
            File.CreateSymbolicLink(Path.Combine(folder, "link"), path);
            ToolRun.Done("draw", "zeros", "--shape", "1", "--format", "hex", "-o", Path.Combine(folder, "link"));

            Assert.Equal("00000000\n", File.ReadAllText(path));
            Assert.Equal(path, File.ResolveLinkTarget(Path.Combine(folder, "link"), false)!.FullName);
            Assert.Equal(2, Directory.GetFileSystemEntries(folder).Length);
            if (File.Exists("/dev/null"))
            {
                ToolRun.Done("draw", "zeros", "--shape", "1", "-o", "/dev/null");
                Assert.Equal(0, new FileInfo("/dev/null").Length);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_cannot_be_written_leaves_nothing()
    {
        string folder = Directory.CreateTempSubdirectory("weightinit-").FullName;
        try
        {
            Assert.Contains("no such folder", ToolRun.Refused(4, "draw", "zeros", "--shape", "3", "-o", Path.Combine(folder, "none", "w.txt")), StringComparison.Ordinal);
            Assert.Contains("it is a folder", ToolRun.Refused(4, "draw", "zeros", "--shape", "3", "-o", folder), StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("did you mean glorot-uniform", "draw", "glorot-unifrm", "--shape", "3,3")]
    [InlineData("std is missing", "draw", "normal", "--shape", "3,3")]
    [InlineData("--shape: '3x3' is not a shape", "draw", "zeros", "--shape", "3x3")]
    [InlineData("more than 2^63 - 1", "draw", "zeros", "--shape", "4294967296,4294967296")]
    [InlineData("draw it in parts with --slice", "draw", "zeros", "--shape", "4294967296")]
    [InlineData("--shape", "draw", "zeros")]
    [InlineData("known are native, numpy", "draw", "zeros", "--shape", "3", "--stream", "mersenne")]
    [InlineData("'x' is not a seed", "draw", "zeros", "--shape", "3", "--seed", "x")]
    [InlineData("takes 0 to 2^64 - 1", "draw", "zeros", "--shape", "3", "--seed=-1")]
    [InlineData("takes 0 to 2^32 - 1", "draw", "zeros", "--shape", "3", "--stream", "numpy", "--seed", "4294967296")]
    [InlineData("not a dtype", "draw", "zeros", "--shape", "3", "--dtype", "float8")]
    [InlineData("float32, float64, bfloat16 or float16", "draw", "zeros", "--shape", "3", "--dtype", "int64")]
    [InlineData("'xml' is not a format", "draw", "zeros", "--shape", "3", "--format", "xml")]
    [InlineData("--round", "draw", "zeros", "--shape", "3", "--round", "-1")]
    [InlineData("hex holds exact values", "draw", "zeros", "--shape", "3", "--round", "2", "--format", "hex")]
    [InlineData("'3' is not fans", "draw", "he-normal", "--shape", "3,3", "--fans", "3")]
    [InlineData("not a layout", "draw", "he-normal", "--shape", "3,3", "--layout", "sideways")]
    [InlineData("--groups", "draw", "he-normal", "--shape", "3,3", "--groups", "0")]
    [InlineData("--groups", "draw", "he-normal", "--shape", "3,3", "--groups", "two")]
    [InlineData("'1' is not a slice", "draw", "zeros", "--shape", "3", "--slice", "1")]
    [InlineData("'0:1:2' is not a slice", "draw", "zeros", "--shape", "3", "--slice", "0:1:2")]
    [InlineData("outside axis 0", "draw", "zeros", "--shape", "3", "--slice", "0:4")]
    [InlineData("has 2 ranges", "draw", "zeros", "--shape", "3", "--slice", ":,:")]
    [InlineData("draws whole tensors in order", "draw", "zeros", "--shape", "3", "--slice", "0:1", "--stream", "numpy")]
    [InlineData("NumPy has no truncated normal", "draw", "truncated-normal:std=1", "--shape", "3", "--stream", "numpy")]
    [InlineData("the stream numpy does not draw", "draw", "orthogonal", "--shape", "3,3", "--stream", "numpy")]
    [InlineData("say the fans outright", "draw", "he-normal", "--shape", "3")]
    [InlineData("--stram", "draw", "zeros", "--shape", "3", "--stram", "native")]
    public void Wrong_usage_is_one_line_and_exit_2(string because, params string[] args) =>
        Assert.Contains(because, ToolRun.Refused(2, args), StringComparison.OrdinalIgnoreCase);

    private static string Compact(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => $"[{string.Join(',', element.EnumerateArray().Select(Compact))}]",
        _ => element.GetRawText().ToString(CultureInfo.InvariantCulture),
    };
}
