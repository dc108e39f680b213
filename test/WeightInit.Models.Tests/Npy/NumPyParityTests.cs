using WeightInit.Tests;

namespace WeightInit.Models.Tests.Npy;

/// <summary>Against the NumPy of the machine, where there is one.</summary>
public class NumPyParityTests
{
    [NumPyFact]
    public void NumPy_writes_and_reads_the_same_bytes()
    {
        using TemporaryFolder folder = new();
        Shape[] shapes = [[], [0], [1], [7], [3, 4], [2, 0, 3], [2, 3, 4, 5], [123456]];
        foreach (Shape shape in shapes)
        {
            double[] values = [.. Enumerable.Range(0, (int)shape.Count).Select(i => i / 8.0)];
            Write<double>(folder[$"f8-{shape}.npy"], shape, values);
            Write<float>(folder[$"f4-{shape}.npy"], shape, [.. values.Select(value => (float)value)]);
            Write<Half>(folder[$"f2-{shape}.npy"], shape, [.. values.Select(value => (Half)value)]);
            Write<long>(folder[$"i8-{shape}.npy"], shape, [.. values.Select(value => (long)value)]);
            Write<bool>(folder[$"b1-{shape}.npy"], shape, [.. values.Select(value => value > 1)]);
        }

        string output = DebianPython.Run("-", $$"""
            import glob, io, numpy
            count = 0
            for path in glob.glob({{"'" + folder.Path + "'"}} + '/*.npy'):
                array = numpy.load(path)
                file = io.BytesIO()
                numpy.save(file, array)
                assert file.getvalue() == open(path, 'rb').read(), path
                kind = path.split('/')[-1].split('-')[0]
                exact = numpy.arange(array.size).reshape(array.shape) / 8.0
                expected = exact > 1 if kind == 'b1' else exact.astype(kind)
                assert array.dtype == expected.dtype and numpy.array_equal(array, expected), path
                count += 1
            print(count)
            """);

        Assert.Equal($"{shapes.Length * 5}", output.Trim());
    }

    [NumPyFact]
    public void Odd_files_are_read_as_NumPy_reads_them()
    {
        string folder = Repository.Golden("hostile");
        string output = DebianPython.Run("-", $$"""
            import glob, numpy, warnings
            warnings.simplefilter('ignore')
            for path in sorted(glob.glob({{"'" + folder + "'"}} + '/np[yz]/valid-*')):
                loaded = numpy.load(path)
                arrays = {'': loaded} if path.endswith('.npy') else loaded
                for name in arrays:
                    array = arrays[name]
                    if name.endswith('/'):
                        continue
                    print(path.split('/')[-1], name, array.dtype.newbyteorder('=').name, *array.shape, '|', *array.astype('f8').ravel()[:64], sep=' ')
            """);
        int rows = 0;
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string file = line.Split(' ')[0];
            Assert.Contains(line, Describe(Path.Combine(folder, Path.GetExtension(file)[1..], file)));
            rows++;
        }

        Assert.True(rows >= 30, $"{rows} arrays");
    }

    private static IEnumerable<string> Describe(string path)
    {
        using IDisposable file = path.EndsWith(".npy", StringComparison.Ordinal) ? NpyFile.Open(path) : NpzFile.Open(path);
        IEnumerable<NpyArray> arrays = file is NpyFile npy ? [npy.Array] : ((NpzFile)file).Arrays;
        return
        [
            .. arrays.Select(array => string.Join(' ',
            [
                Path.GetFileName(path), file is NpyFile ? "" : array.Name, array.Header.Type.Name.TrimStart('>'),
                .. array.Header.Shape.Select(axis => $"{axis}"), "|",
                .. array.ReadDoubles().Take(64).Select(value => value == Math.Floor(value) ? $"{value}.0" : $"{value}"),
            ])),
        ];
    }

    private static void Write<T>(string path, Shape shape, T[] values)
        where T : unmanaged
    {
        using FileStream file = File.Create(path);
        NpyWriter.Write<T>(file, shape, values);
    }
}
