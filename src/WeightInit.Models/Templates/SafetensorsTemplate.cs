namespace WeightInit.Models;

/// <summary>
/// A safetensors file, or an index and its files, as a model's description: names, shapes and dtypes of the headers. No weight
/// is read.
/// </summary>
public static class SafetensorsTemplate
{
    /// <summary>Reads the headers.</summary>
    /// <param name="path">A safetensors file, an index, or a folder with either.</param>
    /// <param name="dtype">The dtype of tensors in which weights are drawn, whatever the file says; or null.</param>
    /// <param name="layout">The layout of kernels, or null: the file does not say it, and (out, in, …) is assumed and said.</param>
    /// <exception cref="ModelFileException">The file cannot be read or breaks a rule of the format.</exception>
    /// <exception cref="TemplateException">A tensor has a type that is not drawn and not kept.</exception>
    public static ModelSpec Read(string path, DType? dtype = null, WeightLayout? layout = null)
    {
        using CheckpointReader reader = CheckpointReader.Open(path);
        TensorSpec[] tensors = [.. reader.Files.SelectMany(file => file.Header.Entries.Select(entry => Of(file.Path, entry, dtype)))];
        BareTensors bare = new(tensors, layout, _ => true);
        return new ModelSpec(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), bare.Tensors) { Assumptions = bare.Assumptions };
    }

    private static TensorSpec Of(string path, SafetensorsEntry entry, DType? dtype)
    {
        DType type = entry.DType.ToDType() ?? throw new TemplateException(path, entry.Name,
            $"its type is {entry.DType.Name()}; a template has {string.Join(", ", Enum.GetValues<DType>().Select(known => known.ToSafetensors().Name()))}.");
        return new TensorSpec(entry.Name, entry.Shape) { DType = type.IsFloatingPoint() ? dtype ?? type : type };
    }
}
