using System.Diagnostics.CodeAnalysis;

namespace WeightInit;

public abstract partial record Activation
{
    /// <summary>Every name that <see cref="Parse"/> knows, with its aliases, its argument and its definition.</summary>
    public static IReadOnlyList<ActivationForm> Catalogue => ActivationForm.All;

    /// <summary>Every activation that <see cref="Parse"/> knows, with its default argument.</summary>
    public static IReadOnlyList<Activation> All => [.. ActivationForm.All.Select(form => form.Default)];

    /// <summary>
    /// The activation of a text: <c>relu</c>, <c>leaky-relu(0.2)</c>, <c>leaky-relu:slope=0.2</c>. Capitals and underscores are
    /// read as kebab-case; <c>swish</c>, <c>identity</c>, <c>gelu-new</c> and a few more are aliases.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">No activation has the name (the message offers the nearest), or the argument is not accepted.</exception>
    public static Activation Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ActivationForm.Parse(text);
    }

    /// <summary>The activation of a text, if it is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="activation">The activation, or null.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Activation? activation)
    {
        try
        {
            activation = text is null ? null : ActivationForm.Parse(text);
        }
        catch (FormatException)
        {
            activation = null;
        }

        return activation is not null;
    }
}
