namespace WeightInit;

/// <summary>Every name an initializer can be called by. A new initializer is one line here.</summary>
internal static class InitializerRegistry
{
    /// <summary>The forms in the order in which people are shown them.</summary>
    internal static IReadOnlyList<InitializerForm> Forms { get; } =
    [
        .. ConstantInitializer.Forms,
        UniformInitializer.Form,
        FanInUniform.Form,
        NormalInitializer.Form,
        TruncatedNormalInitializer.Form,
        .. VarianceScaling.Forms,
        Orthogonal.Form,
        DeltaOrthogonal.Form,
        Identity.Form,
        Dirac.Form,
        Sparse.Form,
        Sinusoids.Form,
        .. TorchConstant.Forms,
        TorchUniform.Form,
        TorchNormal.Form,
        TorchTruncNormal.Form,
        TorchXavierUniform.Form,
        TorchXavierNormal.Form,
        TorchKaimingUniform.Form,
        TorchKaimingNormal.Form,
        TorchOrthogonal.Form,
        TorchSparse.Form,
        TorchDirac.Form,
        TorchEye.Form,
        ConstantInitializer.KerasForm,
        KerasRandomUniform.Form,
        KerasRandomNormal.Form,
        KerasTruncatedNormal.Form,
        .. KerasVarianceScaling.Forms,
        KerasOrthogonal.Form,
        Identity.KerasForm,
        KerasStft.Form,
        KerasUnitForgetBias.Form,
        JaxUniform.Form,
        JaxNormal.Form,
        JaxTruncatedNormal.Form,
        .. JaxVarianceScaling.Forms,
        JaxOrthogonal.Form,
        JaxDeltaOrthogonal.Form,
        .. TensorFlow1VarianceScaling.Forms,
        .. NumPyExpression.Forms,
    ];

    private static readonly Dictionary<string, InitializerForm> ByName = Index();

    /// <summary>The form with this name or alias.</summary>
    /// <exception cref="FormatException">No form has it; the message names the nearest.</exception>
    internal static InitializerForm Find(string name)
    {
        if (ByName.TryGetValue(name, out InitializerForm? form))
            return form;
        string? nearest = NearestName.Of(name, ByName.Keys);
        throw new FormatException(nearest is null
            ? $"There is no initializer '{name}'; the catalogue has names such as glorot-uniform, he-normal and torch.kaiming-uniform."
            : $"There is no initializer '{name}'; did you mean {nearest}?");
    }

    private static Dictionary<string, InitializerForm> Index()
    {
        Dictionary<string, InitializerForm> index = new(StringComparer.Ordinal);
        foreach (InitializerForm form in Forms)
        {
            index.Add(form.Name, form);
            foreach (string alias in form.Aliases)
                index.Add(alias, form);
        }

        return index;
    }
}
