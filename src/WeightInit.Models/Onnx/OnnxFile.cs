using Google.Protobuf;
using WeightInit.Models.OnnxMessages;

namespace WeightInit.Models;

/// <summary>An ONNX file, open: its messages without long elements, which are read from the file when they are asked for.</summary>
internal sealed class OnnxFile : IDisposable
{
    private readonly Lazy<ExternalData> _external;

    private OnnxFile(InputFile file)
    {
        File = file;
        _external = new(() => new ExternalData(this));
        Model = new Model();
    }

    internal InputFile File { get; }

    internal string Path => File.Path;

    internal Model Model { get; private set; }

    internal ExternalData External => _external.Value;

    /// <summary>Opens a file and reads its messages.</summary>
    /// <exception cref="FileAccessException">It cannot be read.</exception>
    /// <exception cref="OnnxException">It is no ONNX model.</exception>
    internal static OnnxFile Open(string path)
    {
        OnnxFile file = new(InputFile.Open(path));
        try
        {
            file.Model = Model.Parser.ParseFrom(MessageScanner.Scan(file.File));
            if (file.Model.Graph is null || file.Model.Graph.Node.Count == 0)
                throw file.Bad(OnnxError.NoGraph, "it has no graph with nodes; it is not an ONNX model, or it is damaged.");
            return file;
        }
        catch (InvalidProtocolBufferException error)
        {
            file.Dispose();
            throw file.Bad(OnnxError.NotMessages, $"it is not an ONNX file, or it is damaged: {OneLine.Plain(error.Message)}", error);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_external.IsValueCreated)
            _external.Value.Dispose();
        File.Dispose();
    }

    /// <summary>The version of the operators of the ONNX domain, 1 where none is said.</summary>
    internal long Opset => Model.OpsetImport.Where(set => set.Domain is "" or "ai.onnx").Select(set => set.Version).DefaultIfEmpty(1).Max();

    /// <summary>A shape of the file, checked.</summary>
    internal Shape ShapeOf(IReadOnlyList<long> axes, Func<string> what)
    {
        if (axes.Count > OnnxException.MaxRank)
            throw Bad(OnnxError.BadShape, $"{what()} has {axes.Count} axes; at most {OnnxException.MaxRank} are accepted.");
        try
        {
            return Shape.Of([.. axes]);
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            throw Bad(OnnxError.BadShape, $"{what()}: {error.Message}", error);
        }
    }

    internal OnnxException Bad(OnnxError error, string problem, Exception? inner = null) => new(error, Path, problem, inner);
}
