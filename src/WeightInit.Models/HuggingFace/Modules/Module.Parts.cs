namespace WeightInit.Models;

/// <content>The layers that modules are made of.</content>
public sealed partial class Module
{
    /// <summary>nn.Linear: weight (out, in), bias (out).</summary>
    /// <param name="name">Its name.</param>
    /// <param name="inputs">Inputs.</param>
    /// <param name="outputs">Outputs.</param>
    /// <param name="bias">Whether it has a bias.</param>
    /// <param name="ends">Whether it writes to the residual stream.</param>
    public Module Linear(string name, long inputs, long outputs, bool bias = true, bool ends = false) =>
        Dense(name, ModuleKind.Linear, inputs, [outputs], bias, ends);

    /// <summary>An nn.Linear without bias, or with, in which several matrices are packed along its outputs.</summary>
    public Module PackedLinear(string name, long inputs, ReadOnlySpan<long> outputs, bool bias) =>
        Dense(name, ModuleKind.Linear, inputs, outputs, bias, ends: false);

    /// <summary>An nn.Linear whose matrices are packed row by row among one another, so that fans have to be said.</summary>
    public Module InterleavedLinear(string name, long inputs, long outputs, Fans fans, bool bias)
    {
        Module linear = Add(new Module(this, name) { Kind = ModuleKind.Linear });
        linear.Weight([outputs, inputs], WeightLayout.OutIn, LayerKind.Linear, ConstructorDraw.Uniform, fans, said: true);
        if (bias)
            linear.Bias(outputs, LayerKind.Linear, ConstructorDraw.Uniform, fans);
        return linear;
    }

    /// <summary>GPT-2's Conv1D: weight (in, out), bias (out); several matrices may be packed along out.</summary>
    public Module Conv1D(string name, long inputs, ReadOnlySpan<long> outputs, bool ends = false) =>
        Dense(name, ModuleKind.Conv1D, inputs, outputs, bias: true, ends);

    /// <summary>nn.Conv1d or nn.Conv2d: weight (out, in / groups, k…), bias (out).</summary>
    /// <param name="name">Its name.</param>
    /// <param name="inputs">Channels in.</param>
    /// <param name="outputs">Channels out.</param>
    /// <param name="kernel">The size of the kernel along each spatial axis.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="bias">Whether it has a bias.</param>
    /// <param name="ends">Whether it ends a residual branch.</param>
    public Module Convolution(string name, long inputs, long outputs, ReadOnlySpan<long> kernel, long groups = 1, bool bias = true, bool ends = false)
    {
        Module convolution = Add(new Module(this, name) { Kind = ModuleKind.Convolution });
        WeightLayout layout = groups == 1 ? WeightLayout.OutIn : WeightLayout.OutIn.WithGroups(groups);
        Shape shape = Shape.Of([outputs, inputs / groups, .. kernel]);
        Fans fans = FanConvention.Own.Of(shape, layout);
        convolution.Weight(shape, layout, LayerKind.Convolution, ConstructorDraw.Uniform, fans, ends: ends);
        if (bias)
            convolution.Bias(outputs, LayerKind.Convolution, ConstructorDraw.Uniform, fans);
        return convolution;
    }

    /// <summary>nn.Embedding: weight (rows, dim).</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="dim">Numbers in a row.</param>
    /// <param name="padding">The row that stays 0, or null.</param>
    /// <param name="role">What its rows stand for: tokens, or positions.</param>
    public Module Embedding(string name, long rows, long dim, long? padding = null, TensorRole role = TensorRole.Embedding)
    {
        Module embedding = Add(new Module(this, name) { Kind = ModuleKind.Embedding });
        if (padding >= rows)
            throw _config.Bad($"has pad_token_id {padding}, and {embedding.Path} has only {rows} rows");
        embedding.Add("weight", new TensorSpec("", [rows, dim], WeightLayout.RowDim)
        {
            Role = role,
            DType = DType,
            Layer = LayerKind.Embedding,
            PaddingRow = padding,
        }, ConstructorDraw.UnitNormal);
        return embedding;
    }

    /// <summary>nn.LayerNorm: weight and bias (dim).</summary>
    public Module LayerNorm(string name, long dim, bool affine = true)
    {
        Module norm = Add(new Module(this, name) { Kind = ModuleKind.LayerNorm });
        if (affine)
        {
            norm.Norm("weight", dim, TensorRole.NormScale);
            norm.Norm("bias", dim, TensorRole.NormShift);
        }

        return norm;
    }

    /// <summary>An RMS normalization: weight (dim).</summary>
    public Module RmsNorm(string name, long dim, bool ends = false)
    {
        Module norm = Add(new Module(this, name) { Kind = ModuleKind.RmsNorm });
        norm.Norm("weight", dim, TensorRole.NormScale, ends);
        return norm;
    }

    /// <summary>nn.BatchNorm2d: weight and bias (dim), the running statistics and how many batches they saw.</summary>
    public Module BatchNorm(string name, long dim, bool ends = false)
    {
        Module norm = Add(new Module(this, name) { Kind = ModuleKind.BatchNorm });
        norm.Norm("weight", dim, TensorRole.NormScale, ends);
        norm.Norm("bias", dim, TensorRole.NormShift, ends);
        norm.Buffer("running_mean", [dim]);
        norm.Buffer("running_var", [dim]);
        norm.Buffer("num_batches_tracked", Shape.Scalar, DType.Int64);
        return norm;
    }

    /// <summary>A parameter of the module itself.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="role">What it is for.</param>
    /// <param name="layout">What its axes mean, or null.</param>
    /// <param name="constructed">What the module's constructor draws into it.</param>
    public void Parameter(string name, Shape shape, TensorRole role, WeightLayout? layout = null, ConstructorDraw constructed = ConstructorDraw.None) =>
        Add(name, new TensorSpec("", shape, layout)
        {
            Role = role,
            DType = DType,
            Layer = layout is null ? null : LayerKind.Linear,
        }, constructed);

    /// <summary>A buffer of the module itself that checkpoints hold.</summary>
    public void Buffer(string name, Shape shape, DType? dtype = null) =>
        Add(name, new TensorSpec("", shape) { Role = TensorRole.Buffer, DType = dtype ?? DType, Layer = Kind == ModuleKind.BatchNorm ? LayerKind.Normalization : null });

    /// <summary>
    /// One parameter (experts, out, in) that checkpoints hold as a matrix for each expert, or for each expert and each of
    /// several matrices that stand one below another.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="experts">How many experts.</param>
    /// <param name="inputs">Inputs of each.</param>
    /// <param name="outputs">Outputs of each matrix.</param>
    /// <param name="ends">Whether they write to the residual stream.</param>
    /// <param name="matrices">The names of the matrices in a checkpoint, from the expert's number on.</param>
    public void Experts(string name, long experts, long inputs, long outputs, bool ends, params string[] matrices)
    {
        Shape part = [outputs, inputs];
        List<FusedPart> parts = [];
        for (int matrix = 0; matrix < matrices.Length; matrix++)
        {
            for (long expert = 0; expert < experts; expert++)
                parts.Add(new FusedPart(FormattableString.Invariant($"{expert}.{matrices[matrix]}"), part, checked(((expert * matrices.Length) + matrix) * part.Count), matrix));
        }

        Add(name, new TensorSpec("", [experts, checked(outputs * matrices.Length), inputs], WeightLayout.OfAxes(2, 1, 0))
        {
            DType = DType,
            Layer = LayerKind.Linear,
            EndsResidual = ends,
        }, ConstructorDraw.None, parts);
    }

    private Module Dense(string name, ModuleKind kind, long inputs, ReadOnlySpan<long> outputs, bool bias, bool ends)
    {
        long total = 0;
        bool equal = true;
        foreach (long part in outputs)
        {
            total = checked(total + part);
            equal &= part == outputs[0];
        }

        Module dense = Add(new Module(this, name) { Kind = kind });
        WeightLayout layout = kind == ModuleKind.Conv1D ? WeightLayout.InOut : WeightLayout.OutIn;
        Shape shape = kind == ModuleKind.Conv1D ? [inputs, total] : [total, inputs];
        Fans fans = new(inputs, equal ? outputs[0] : total);
        ConstructorDraw drawn = kind == ModuleKind.Conv1D ? ConstructorDraw.Normal002 : ConstructorDraw.Uniform;
        dense.Weight(shape, outputs.Length > 1 ? layout.Packed(outputs) : layout, LayerKind.Linear, drawn, fans, ends: ends);
        if (bias)
            dense.Bias(total, LayerKind.Linear, kind == ModuleKind.Conv1D ? ConstructorDraw.None : drawn, fans);
        return dense;
    }

    private void Weight(Shape shape, WeightLayout layout, LayerKind layer, ConstructorDraw constructed, Fans fans, bool said = false, bool ends = false) =>
        Add("weight", new TensorSpec("", shape, layout)
        {
            DType = DType,
            Layer = layer,
            EndsResidual = ends,
            Fans = said ? fans : null,
        }, constructed);

    /// <summary>A bias: its fans are those of the weight beside it.</summary>
    private void Bias(long size, LayerKind layer, ConstructorDraw constructed, Fans fans) =>
        Add("bias", new TensorSpec("", [size]) { Role = TensorRole.Bias, DType = DType, Layer = layer, Fans = fans }, constructed);

    private void Norm(string name, long dim, TensorRole role, bool ends = false) =>
        Add(name, new TensorSpec("", [dim]) { Role = role, DType = DType, Layer = LayerKind.Normalization, EndsResidual = ends });
}
