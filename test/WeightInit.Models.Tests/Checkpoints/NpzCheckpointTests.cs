using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using WeightInit.Models;

namespace WeightInit.Tests.Checkpoints;

/// <summary>Checkpoints whose tensors are in one npz archive.</summary>
public class NpzCheckpointTests
{
    private static CheckpointOptions Npz => new() { Format = CheckpointFormat.Npz };

    [Fact]
    public void The_archive_holds_the_tensors_of_the_safetensors_file()
    {
        using TemporaryFolder folder = new();
        Provenance archive = SmallModel.Write(folder["npz"], options: Npz);
        Provenance file = SmallModel.Write(folder["m"]);
        using SafetensorsReader expected = SafetensorsReader.Open(folder["m/model.safetensors"]);
        using NpzFile found = NpzFile.Open(folder["npz/model.npz"]);

        Assert.Equal(["config.json", "model.npz", "weightinit.json"], SmallModel.Files(folder["npz"]).Keys.Order());
        Assert.Equal(file.ContentDigest, archive.ContentDigest);
        Assert.Equal(SmallModel.Plan().Tensors.Select(planned => planned.Tensor.Name), found.Arrays.Select(array => array.Name));
        Assert.Equal(40, found.Arrays.Count);
        foreach (NpyArray array in found.Arrays)
            Assert.Equal(expected.Read<float>(array.Name), array.Read<float>());
        Assert.Null(SmallModel.Verify(folder["npz"]));
    }

    [Fact]
    public void Its_bytes_depend_on_neither_workers_nor_runs()
    {
        using TemporaryFolder folder = new();
        Plan plan = Odd();
        foreach (int workers in new[] { 1, 2, 5 })
            plan.WriteTo(folder[$"{workers}"], RandomKey.FromSeed(3), Npz with { Workers = workers });

        Assert.Equal(File.ReadAllBytes(folder["1/model.npz"]), File.ReadAllBytes(folder["2/model.npz"]));
        Assert.Equal(File.ReadAllBytes(folder["1/model.npz"]), File.ReadAllBytes(folder["5/model.npz"]));
        Assert.Null(SmallModel.Verify(folder["1"]));
    }

    [Fact]
    public void A_sequential_stream_writes_one_too()
    {
        using TemporaryFolder folder = new();
        Provenance archive = SmallModel.Plan().WriteTo(folder["npz"], NumPy.RandomState(5), "5", Npz);
        Provenance file = SmallModel.Plan().WriteTo(folder["m"], NumPy.RandomState(5), "5");

        Assert.Equal(file.ContentDigest, archive.ContentDigest);
        Assert.Null(SmallModel.Verify(folder["npz"]));
    }

    [NumPyFact]
    public void NumPy_reads_the_same_arrays_and_writes_the_same_bytes()
    {
        using TemporaryFolder folder = new();
        Provenance written = Odd().WriteTo(folder["m"], RandomKey.FromSeed(3), Npz);

        // savez before Python 3.11.4 leaves the version and the sizes of 32 bits in headers that have sizes of 64 bits.
        string output = DebianPython.Run("-", $$"""
            import hashlib, io, numpy, sys, zipfile
            path = {{"'" + folder["m/model.npz"] + "'"}}
            assert zipfile.ZipFile(path).testzip() is None
            archive = numpy.load(path)
            for name in archive.files:
                array = archive[name]
                print(name, array.dtype, ','.join(map(str, array.shape)) or 'scalar', hashlib.sha256(array.tobytes()).hexdigest(), sep='|')
            again = io.BytesIO()
            numpy.savez(again, **{name: archive[name] for name in archive.files})
            again = bytearray(again.getvalue())
            if sys.version_info < (3, 11, 4):
                end = again.rfind(b'PK\x05\x06')
                at = int.from_bytes(again[end + 16:end + 20], 'little')
                for entry in zipfile.ZipFile(io.BytesIO(bytes(again))).infolist():
                    local = entry.header_offset
                    again[local + 4], again[at + 4], again[at + 6] = 45, 45, 45
                    again[local + 18:local + 26] = b'\xff' * 8
                    at += 46 + sum(int.from_bytes(again[at + k:at + k + 2], 'little') for k in (28, 30, 32))
            assert bytes(again) == open(path, 'rb').read()
            print('same')
            """);

        using NpzFile archive = NpzFile.Open(folder["m/model.npz"]);
        IEnumerable<string> expected = archive.Arrays.Select(array => $"{array.Name}|{array.Header.Type.Name}|{array.Header.Shape}|{Sha256(array)}");
        Assert.Equal([.. expected, "same"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(written.Tensors.Count, archive.Arrays.Count);

        static string Sha256(NpyArray array)
        {
            using Stream data = array.OpenData();
            return Convert.ToHexStringLower(SHA256.HashData(data));
        }
    }

    [NumPyFact]
    public void The_document_s_program_finds_the_digest_of_the_contents()
    {
        using TemporaryFolder folder = new();
        Odd().WriteTo(folder["m"], RandomKey.FromSeed(3), Npz);
        string document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "formats", "checkpoint.md"));
        string program = document.Split("```python\n")[1].Split("```")[0];

        Assert.Equal("True", DebianPython.Run("-", $"import os\nos.chdir('{folder["m"]}')\n{program}").Trim());
    }

    [NumPyFact]
    public void Beyond_four_gigabytes_sizes_and_offsets_have_64_bits()
    {
        // Of the large array only the headers are written; the file has a hole there.
        using TemporaryFolder folder = new();
        TensorSpec[] tensors = [new("large", [1_200_000_000]), new("small", [3])];
        NpzLayout layout = NpzLayout.Of(tensors);
        byte[] data = [0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 64, 64];
        using (FileStream file = File.Create(folder["a.npz"]))
        {
            file.SetLength(layout.FileLength);
            uint[] checksums = [0, Crc32.Append(0, data)];
            Put(file, layout.Prefix(0, checksums[0]));
            Put(file, layout.Prefix(1, checksums[1]));
            Put(file, (layout.DataOffset(1), data));
            Put(file, layout.Suffix(checksums));
        }

        using NpzFile archive = NpzFile.Open(folder["a.npz"]);
        byte[] read = new byte[12];
        archive.Read(archive["small"], 0, read);
        string output = DebianPython.Run("-", $$"""
            import numpy, zipfile
            path = {{"'" + folder["a.npz"] + "'"}}
            print(*[(entry.filename, entry.file_size, entry.header_offset) for entry in zipfile.ZipFile(path).infolist()])
            print(numpy.load(path)['small'])
            """);

        Assert.Equal([1f, 2f, 3f], archive["small"].Read<float>());
        Assert.Equal(data, read);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"('large.npy', 4800000128, 0) ('small.npy', 140, {4_800_000_128L + 30 + 9 + 20})\n[1. 2. 3.]"), output.Trim());

        static void Put(FileStream file, (long Offset, byte[] Bytes) part)
        {
            file.Position = part.Offset;
            file.Write(part.Bytes);
        }
    }

    [Fact]
    public void Bfloat16_is_refused_with_the_reason_and_nothing_is_left()
    {
        using TemporaryFolder folder = new();
        NotSupportedException error = Assert.Throws<NotSupportedException>(() => SmallModel.Plan(DType.BFloat16).WriteTo(folder["m"], RandomKey.FromSeed(1), Npz));

        Assert.StartsWith("transformer.wte.weight: its type is bfloat16, which NumPy does not have;", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_name_with_a_NUL_is_refused()
    {
        NotSupportedException error = Assert.Throws<NotSupportedException>(() => NpzLayout.Of([new("a\0b", [1])]));
        Assert.StartsWith(@"'a\u0000b': a name in an archive has no NUL", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_bit_is_named_and_a_wrong_checksum_is_an_input_error()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], options: Npz);
        byte[] whole = File.ReadAllBytes(folder["m/model.npz"]);
        NpzLayout layout = NpzLayout.Of([.. SmallModel.Plan().Tensors.Select(planned => planned.Tensor)]);

        byte[] bytes = [.. whole];
        bytes[layout.DataOffset(1) + 40] ^= 1;
        File.WriteAllBytes(folder["m/model.npz"], bytes);
        CheckpointDifference difference = SmallModel.Verify(folder["m"])!;
        Assert.Equal(("transformer.wpe.weight", 10L), (difference.Tensor, difference.Element));

        bytes = [.. whole];
        int directory = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(bytes.Length - 6));
        bytes[directory + 16] ^= 1;
        File.WriteAllBytes(folder["m/model.npz"], bytes);
        Assert.Equal(NpzError.WrongChecksum, Assert.Throws<NpzException>(() => SmallModel.Verify(folder["m"])).Error);
    }

    [Fact]
    public void Missing_extra_and_retyped_tensors_are_named()
    {
        using TemporaryFolder folder = new();
        Provenance written = SmallModel.Write(folder["m"], options: Npz);
        string path = folder["m/model.npz"];
        TensorSpec[] tensors = [.. written.Tensors.Select(tensor => tensor.Tensor)];

        AssertFound([.. tensors[1..]], "transformer.wte.weight: the tensor is missing: expected float32 (503,64), found none");
        AssertFound([.. tensors, new("zebra", [2])], "zebra: the tensor is not in the provenance: expected none, found a tensor");
        AssertFound([tensors[0] with { DType = DType.Int32 }, .. tensors[1..]], "transformer.wte.weight: dtype and shape: expected float32 (503,64), found int32 (503,64)");

        void AssertFound(TensorSpec[] inFile, string expected)
        {
            File.Delete(path);
            using (NpzWeightFile file = NpzWeightFile.Create(inFile, folder["m"]))
            {
                for (int i = 0; i < inFile.Length; i++)
                    file.Write(i, 0, new byte[inFile[i].ByteCount]);
                file.Finish();
            }

            Assert.Equal(expected, SmallModel.Verify(folder["m"])?.ToString());
        }
    }

    [Fact]
    public void A_folder_with_both_formats_is_ambiguous()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], options: Npz);
        File.WriteAllBytes(folder["m/model.safetensors"], []);

        Assert.Equal(CheckpointError.Ambiguous, Assert.Throws<CheckpointException>(() => SmallModel.Verify(folder["m"])).Error);
        Assert.Equal(CheckpointError.Ambiguous, Assert.Throws<CheckpointException>(() => StoredModel.Open(folder["m"])).Error);
    }

    [Fact]
    public void The_folder_is_inspected_and_replaced_as_any_checkpoint()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], options: Npz);
        using (StoredModel model = StoredModel.Open(folder["m"]))
            Assert.Equal((folder["m"], "npz", "model.npz", 40), (model.Path, model.Format, model.Files.Single(), model.Tensors.Count));

        SmallModel.Write(folder["m"], options: new() { Replace = true });
        SmallModel.Write(folder["m"], options: Npz with { Replace = true });
        Assert.Equal(["config.json", "model.npz", "weightinit.json"], SmallModel.Files(folder["m"]).Keys.Order());
    }

    /// <summary>Every type, a scalar, an empty tensor, one of several pieces, names that are not ASCII.</summary>
    private static Plan Odd()
    {
        ModelSpec model = new("odd",
        [
            new("steps", []) { DType = DType.Int64, Role = TensorRole.Buffer },
            new("größe/核", [5, 3]) { DType = DType.Float64 },
            new("several", [700_000]),
            new("half", [2, 3, 4]) { DType = DType.Float16 },
            new("none", [0, 4]),
            new("index", [3]) { DType = DType.Int32, Role = TensorRole.Buffer },
            new("mask", [7]) { DType = DType.Bool, Role = TensorRole.Buffer },
            new("whole", [600, 600]),
        ]);
        return new Recipe("test", "test", [new("ones") { Role = TensorRole.Buffer }, new("orthogonal") { Name = "whole" }, new("normal(std=1)")]).Resolve(model);
    }
}
